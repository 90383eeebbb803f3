package io.github.facturier.runtime.spi;

import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.error.TransportException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/**
 * Coalesces concurrent calls of one kind, logins say: while one is under way, whoever needs it
 * waits for it and shares its outcome, a failure too.
 *
 * <p>It has a thread of its own and goes on to its end, though every call that waits give up: the
 * request may have used up a refresh token, and only the response holds the next one.
 *
 * @param <T> what it brings
 */
public final class SingleFlight<T> {
  private final @Nullable ShutdownDelay delay;
  private @Nullable FutureTask<T> current;

  /** Nothing is under way. A shutdown of the JVM cuts off what is. */
  public SingleFlight() {
    this.delay = null;
  }

  /**
   * Nothing is under way.
   *
   * @param delay lets a shutdown of the JVM wait for what is; once that has begun, nothing new is
   */
  public SingleFlight(ShutdownDelay delay) {
    this.delay = Checks.required("SingleFlight", "delay", delay);
  }

  /**
   * Waits for what is under way outside of a call, and has it begun if nothing is.
   *
   * @param method the method that was called, for messages
   * @param task throws nothing but an {@code IOException} or what is unchecked
   * @throws ApiException if it failed, or this thread is interrupted
   */
  public T join(String method, Callable<T> task) {
    try {
      return join(task, null);
    } catch (IOException e) {
      String message = method + ": " + e.getMessage();
      throw TransportException.of(ApiError.builder().message(message).operation(method).build(), e);
    }
  }

  /**
   * Waits for what is under way, and has it begun if nothing is.
   *
   * @param task throws nothing but an {@code IOException} or what is unchecked
   * @param call the call that needs it, which waits no more once it is cancelled, nor has it begun;
   *     null where there is none
   * @throws IOException if that is what it failed with, or the call is cancelled
   * @throws InterruptedIOException if this thread is interrupted; it still is
   */
  public T join(Callable<T> task, @Nullable Call call) throws IOException {
    if (call != null && call.isCanceled()) {
      throw new IOException("Canceled");
    }
    return await(begun(task), call);
  }

  private synchronized FutureTask<T> begun(Callable<T> task) {
    if (current == null || current.isDone()) {
      FutureTask<T> next = new FutureTask<>(delay == null ? task : () -> delay.during(task::call));
      Thread thread = new Thread(next, "Facturier login");
      thread.setDaemon(false); // an application that ends meanwhile waits, as for OkHttp's own
      thread.start();
      current = next;
    }
    return current;
  }

  /**
   * Waits for a task, which throws nothing but an {@code IOException} or what is unchecked.
   *
   * @throws InterruptedIOException if this thread is interrupted; it still is
   */
  public static <T> T await(FutureTask<T> task, @Nullable Call call) throws IOException {
    while (call == null || !call.isCanceled()) {
      try {
        return task.get(20, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) { // time to look whether the call is cancelled
        continue;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted");
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        if (e.getCause() instanceof IOException io) {
          throw io;
        }
        throw e.getCause() instanceof RuntimeException unchecked
            ? unchecked
            : new IllegalStateException(e.getCause());
      }
    }
    throw new IOException("Canceled");
  }
}
