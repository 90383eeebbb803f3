package io.github.facturier.contract.fire;

import io.github.facturier.contract.secrets.CapturedLog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs cells concurrently on several benches, in a shuffled order that is the same each time. */
final class ConcurrentLoad {
  private static final int BENCHES = 12;
  private static final long SEED = 20260316;

  private final Queue<Cell> waiting;
  private final Queue<Observation> observations = new ConcurrentLinkedQueue<>();
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  private ConcurrentLoad(List<Cell> cells) {
    List<Cell> shuffled = new ArrayList<>(cells);
    Collections.shuffle(shuffled, new Random(SEED));
    waiting = new ConcurrentLinkedQueue<>(shuffled);
  }

  /** The observation of each cell, and the log lines at the most verbose level. */
  record Result(List<Observation> observations, List<String> lines) {}

  static Result of(List<Cell> cells) throws InterruptedException, ExecutionException {
    ConcurrentLoad load = new ConcurrentLoad(cells);
    ExecutorService benches = Executors.newFixedThreadPool(BENCHES);
    try (CapturedLog log = CapturedLog.open()) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < BENCHES; i++) {
        running.add(benches.submit(() -> load.run(log)));
      }
      for (Future<?> bench : running) {
        bench.get();
      }
      load.lines.addAll(log.take());
    } finally {
      benches.shutdownNow();
    }
    return new Result(List.copyOf(load.observations), List.copyOf(load.lines));
  }

  private void run(CapturedLog log) {
    try (Bench bench = new Bench()) {
      for (Cell cell = waiting.poll(); cell != null; cell = waiting.poll()) {
        observations.add(bench.run(cell));
        lines.addAll(log.take());
      }
    }
  }
}
