package io.github.facturier.runtime.internal.call;

import io.github.facturier.runtime.spi.SingleFlight;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** A page that is fetched before it is requested. */
final class PrefetchedPage<T> {
  private final FutureTask<T> task;
  private final Runnable cancel;

  private PrefetchedPage(FutureTask<T> task, Runnable cancel) {
    this.task = task;
    this.cancel = cancel;
  }

  /**
   * Starts fetching.
   *
   * @param cancel cancels the fetch, which then fails
   */
  static <T> PrefetchedPage<T> start(Supplier<T> fetch, Runnable cancel, Executor background) {
    FutureTask<T> task = new FutureTask<>(fetch::get);
    try {
      background.execute(task);
    } catch (RuntimeException | Error e) { // no thread: get() fetches it
      return new PrefetchedPage<>(task, cancel);
    }
    return new PrefetchedPage<>(task, cancel);
  }

  /**
   * Waits for the page. If no thread has started to fetch it, this thread does: all other threads
   * may be waiting for this one.
   *
   * @throws RuntimeException the exception of the fetch
   * @throws InterruptedIOException if this thread is interrupted; the fetch is cancelled
   */
  T get() throws IOException {
    task.run();
    try {
      return SingleFlight.await(task, null);
    } catch (InterruptedIOException e) {
      cancel();
      throw e;
    }
  }

  /** Cancels the fetch. A thread that waits in {@link #get()} receives the exception. */
  void cancel() {
    cancel.run();
  }
}
