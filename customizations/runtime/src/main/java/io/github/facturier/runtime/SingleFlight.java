package io.github.facturier.runtime;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/**
 * What many calls need and one brings, a login say: while it is under way, whoever needs it waits
 * for it and shares its outcome, a failure too.
 *
 * <p>It has a thread of its own and goes on to its end, though every call that waits give up: what
 * was sent may have used up a refresh token, and only the answer holds the next one.
 *
 * @param <T> what it brings
 */
public final class SingleFlight<T> {
  /** How often a call that waits looks whether it was cancelled. */
  private static final long LOOK_MILLIS = 20;

  private final AtomicReference<@Nullable FutureTask<T>> current = new AtomicReference<>();

  /** Nothing is under way. */
  public SingleFlight() {}

  /**
   * Waits for what is under way, and has it begun if nothing is.
   *
   * @param call the call that needs it, which waits no more once it is cancelled; null where there
   *     is none
   * @throws IOException if that is what it failed with, or the call is cancelled
   * @throws InterruptedIOException if this thread is interrupted; it still is
   */
  public T join(Callable<T> task, @Nullable Call call) throws IOException {
    checkWanted(call);
    FutureTask<T> mine =
        new FutureTask<>(
            () -> {
              try {
                return task.call();
              } finally {
                current.set(null); // before its end is known: who comes then must not get it again
              }
            });
    FutureTask<T> other = current.compareAndExchange(null, mine);
    if (other != null) {
      return await(other, call);
    }
    Thread thread = new Thread(mine, "Facturier login");
    thread.setDaemon(false); // an application that ends meanwhile waits, as for OkHttp's own
    try {
      thread.start();
    } catch (OutOfMemoryError e) { // there are too many threads
      mine.run();
    }
    return await(mine, call);
  }

  private static <T> T await(FutureTask<T> flight, @Nullable Call call) throws IOException {
    while (true) {
      checkWanted(call);
      try {
        return flight.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        continue;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException e) {
        throw failure(e.getCause());
      }
    }
  }

  private static void checkWanted(@Nullable Call call) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted while waiting for a login");
    }
    if (call != null && call.isCanceled()) {
      throw new IOException("Canceled");
    }
  }

  private static IOException failure(@Nullable Throwable cause) {
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof IOException io ? io : new IOException(cause);
  }
}
