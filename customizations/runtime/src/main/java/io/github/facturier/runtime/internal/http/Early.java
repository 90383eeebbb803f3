package io.github.facturier.runtime.internal.http;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Supplier;

/** What is being made in the background, while nobody needs it yet. Thread-safe. */
public final class Early<T> {
  private final FutureTask<T> task;

  private Early(Supplier<T> make) {
    task = new FutureTask<>(make::get);
  }

  /** Has a thread of its own make it. */
  static <T> Early<T> start(Supplier<T> make) {
    Early<T> early = new Early<>(make);
    Thread thread = new Thread(early.task, "Facturier start");
    thread.setDaemon(true);
    thread.start();
    return early;
  }

  /** What is there already. */
  public static <T> Early<T> of(T made) {
    Early<T> early = new Early<>(() -> made);
    early.task.run();
    return early;
  }

  /**
   * What is made of this: now if this is there, else by whoever needs it first; who is the one to
   * get to know if it fails.
   */
  public <R> Early<R> then(Function<T, R> next) {
    Early<R> early = new Early<>(() -> next.apply(get()));
    if (task.isDone()) {
      early.task.run();
    }
    return early;
  }

  /**
   * Waits for it, or makes it where no thread has begun. An interrupt is for the caller to see.
   *
   * @throws RuntimeException whatever making it threw
   */
  public T get() {
    task.run();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause(); // a Supplier throws nothing else
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
