package io.github.facturier.runtime.spi;

import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.error.TransportException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a shutdown of the JVM ({@code SIGTERM}, {@code System.exit}) wait for a task that must not
 * be cut off. There is a shutdown hook only while a task runs. Thread-safe.
 */
public final class ShutdownDelay {
  private final Duration longest;

  /**
   * What a shutdown waits for.
   *
   * @param <T> what it returns
   * @param <E> what it throws
   */
  public interface Task<T, E extends Exception> {
    T run() throws E;
  }

  /**
   * @param longest how long a shutdown waits at most
   */
  public ShutdownDelay(Duration longest) {
    this.longest = Checks.required("ShutdownDelay", "longest", longest);
  }

  /**
   * Runs a task in this thread, while a shutdown waits for it.
   *
   * @throws TransportException if a shutdown has begun, which would not wait: the task is not run
   */
  public <T, E extends Exception> T during(Task<T, E> task) throws E {
    return during(task, true);
  }

  /** Runs a task in this thread, while a shutdown waits for it, unless that has begun before. */
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
