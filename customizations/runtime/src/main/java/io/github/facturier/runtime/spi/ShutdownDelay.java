package io.github.facturier.runtime.spi;

import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.error.TransportException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Delays a shutdown of the JVM ({@code SIGTERM}, {@code System.exit}) until a task has completed. A
 * shutdown hook is registered only while a task runs. Thread-safe.
 */
public final class ShutdownDelay {
  private final Duration longest;

  /**
   * A task that delays a shutdown.
   *
   * @param <T> the result
   * @param <E> the exception
   */
  public interface Task<T, E extends Exception> {
    T run() throws E;
  }

  /**
   * @param longest the maximum delay
   */
  public ShutdownDelay(Duration longest) {
    this.longest = Checks.required("ShutdownDelay", "longest", longest);
  }

  /**
   * Runs a task in this thread. A shutdown waits for it.
   *
   * @throws TransportException if a shutdown has already begun; the task is not run
   */
  public <T, E extends Exception> T during(Task<T, E> task) throws E {
    return during(task, true);
  }

  /** Runs a task in this thread. A shutdown waits for it, unless the shutdown has already begun. */
  public <T, E extends Exception> T duringIfPossible(Task<T, E> task) throws E {
    return during(task, false);
  }

  private <T, E extends Exception> T during(Task<T, E> task, boolean mustWait) throws E {
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> await(ended), "Facturier shutdown");
    boolean added = add(hook);
    if (!added && mustWait) {
      throw TransportException.of(ApiError.of("not sent, since the JVM is shutting down"));
    }
    try {
      return task.run();
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
    } catch (IllegalStateException e) { // the shutdown has begun
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
