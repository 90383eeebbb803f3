package io.github.facturier.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the methods of one benchmark with JMH in turns, each time in a new JVM, so that other load
 * on the machine affects all of them equally.
 */
final class Contest {
  private static final int ROUNDS = 2;
  private static final int WARMUPS = 4;
  private static final int MEASUREMENTS = 6;

  private final Map<String, List<Double>> times = new HashMap<>();
  private final Map<String, List<Double>> allocations = new HashMap<>();

  private Contest() {}

  static Contest of(Class<?> benchmark, String server) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(benchmark.getName().replace(".", "\\.") + "\\.")
            .forks(1)
            .warmupIterations(WARMUPS)
            .warmupTime(TimeValue.milliseconds(600))
            .measurementIterations(MEASUREMENTS)
            .measurementTime(TimeValue.milliseconds(400))
            .timeUnit(TimeUnit.MICROSECONDS)
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .jvmArgs("-Xms1g", "-Xmx1g", "-D" + Loopback.PROPERTY + "=" + server)
            .shouldFailOnError(true)
            .build();
    Contest contest = new Contest();
    for (int round = 0; round < ROUNDS; round++) {
      new Runner(options).run().forEach(contest::add);
    }
    return contest;
  }

  private void add(RunResult run) {
    BenchmarkParams params = run.getParams();
    String method = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
    for (BenchmarkResult fork : run.getBenchmarkResults()) {
      for (IterationResult iteration : fork.getIterationResults()) {
        put(times, method, iteration.getPrimaryResult());
        put(allocations, method, iteration.getSecondaryResults().get("gc.alloc.rate.norm"));
      }
    }
  }

  private static void put(Map<String, List<Double>> values, String method, Result<?> result) {
    values.computeIfAbsent(method, key -> new ArrayList<>()).add(result.getScore());
  }

  /** The figures of all methods, including those without a goal. */
  @Override
  public String toString() {
    return times.keySet().stream()
        .sorted()
        .map(method -> method + " " + time(method) + ", " + allocation(method))
        .collect(Collectors.joining("; "));
  }

  /** The duration of a call. */
  Measured time(String method) {
    return Measured.median(times.getOrDefault(method, List.of()), "µs");
  }

  /** The memory that a call allocated. */
  Measured allocation(String method) {
    return Measured.median(allocations.getOrDefault(method, List.of()), "bytes");
  }
}
