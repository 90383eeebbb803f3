package io.github.facturier.runtime.spi;

import io.github.facturier.runtime.error.Checks;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets a shutdown of the JVM ({@code SIGTERM}, {@code System.exit}) wait for a task that must not
 * be cut off. There is a shutdown hook only while a task runs. Thread-safe.
 */
public final class ShutdownDelay {
  private final Duration longest;

  /**
   * @param longest how long a shutdown waits at most
   */
  public ShutdownDelay(Duration longest) {
    this.longest = Checks.required("ShutdownDelay", "longest", longest);
  }

  /** Runs a task in this thread, while a shutdown waits for it. */
  public <T> T during(Supplier<T> task) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> await(ended), "Facturier shutdown");
    boolean added = add(hook);
    try {
      return task.get();
    } finally {
      ended.countDown();
      if (added) {
        remove(hook);
      }
    }
  }

  private void await(CountDownLatch ended) {
    try {
      ended.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean add(Thread hook) {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      return true;
    } catch (IllegalStateException e) { // the shutdown has begun: there is nothing to delay
      return false;
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) { // the shutdown has begun, and the hook has ended
      return;
    }
  }
}
