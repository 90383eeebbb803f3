package io.github.facturier.contract.myclementine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Runs an action in many threads at once. */
final class Threads {
  static final int MANY = 50;

  private final List<Object> outcomes = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  private Threads() {}

  /** Starts all of them at the same time, without waiting for their end. */
  static Threads start(Callable<?> action) throws InterruptedException {
    Threads all = new Threads();
    CountDownLatch ready = new CountDownLatch(MANY);
    CountDownLatch go = new CountDownLatch(1);
    for (int i = 0; i < MANY; i++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  ready.countDown();
                  go.await();
                  all.outcomes.add(action.call());
                } catch (Exception e) {
                  all.outcomes.add(e);
                }
              });
      all.threads.add(thread);
      thread.start();
    }
    ready.await();
    go.countDown();
    return all;
  }

  /** Waits until that many of them wait for another thread. */
  void awaitWaiting(int number) throws InterruptedException {
    while (threads.stream().filter(Threads::isWaiting).count() < number) {
      Thread.sleep(5);
    }
  }

  private static boolean isWaiting(Thread thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      if (frame.getClassName().endsWith("FutureTask") && frame.getMethodName().equals("get")) {
        return true;
      }
    }
    return false;
  }

  /** Waits for all of them; returns results and exceptions. */
  List<Object> outcomes() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
    return List.copyOf(outcomes);
  }
}
