package io.github.facturier.runtime.internal.call;

import io.github.facturier.runtime.spi.SingleFlight;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** What is being fetched though nobody has asked for it yet. */
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
   * @param cancel ends the fetching, which fails then
   */
  static <T> PrefetchedPage<T> start(Supplier<T> fetch, Runnable cancel, Executor background) {
    FutureTask<T> task = new FutureTask<>(fetch::get);
    try {
      background.execute(task);
    } catch (RuntimeException | Error e) { // no thread: whoever needs the page fetches it
      return new PrefetchedPage<>(task, cancel);
    }
    return new PrefetchedPage<>(task, cancel);
  }

  /**
   * Waits for it. Where no thread has begun, this one does it: it may be the one that all others
   * wait for.
   *
   * @throws RuntimeException whatever fetching threw
   * @throws InterruptedIOException if this thread is interrupted; ends the fetching
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

  /** Ends the fetching; whoever waits for it gets to know. */
  void cancel() {
    cancel.run();
  }
}
