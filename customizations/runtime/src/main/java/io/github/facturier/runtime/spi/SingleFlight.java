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
 * Coalesces concurrent executions of a task, for example of a login: while one runs, other callers
 * wait for it and share its result or exception.
 *
 * <p>The task runs in its own thread and completes even if all waiting calls are cancelled, since
 * its request may have used up a refresh token, and only the response has the next one.
 *
 * @param <T> the result
 */
public final class SingleFlight<T> {
  private final @Nullable ShutdownDelay delay;
  private @Nullable FutureTask<T> current;

  /** Creates an instance. A shutdown of the JVM does not wait for its tasks. */
  public SingleFlight() {
    this.delay = null;
  }

  /**
   * Creates an instance whose tasks delay a shutdown of the JVM.
   *
   * @param delay delays the shutdown; after the shutdown has begun, no task is started
   */
  public SingleFlight(ShutdownDelay delay) {
    this.delay = Checks.required("SingleFlight", "delay", delay);
  }

  /**
   * Waits for the running task, or starts it, outside of a call.
   *
   * @param method the name of the calling method, for messages
   * @param task throws only an {@code IOException} or unchecked exceptions
   * @throws ApiException if the task fails, or this thread is interrupted
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
   * Waits for the running task, or starts it.
   *
   * @param task throws only an {@code IOException} or unchecked exceptions
   * @param call the call that needs the result; if it is cancelled, it neither waits nor starts the
   *     task; null if there is none
   * @throws IOException if the task throws one, or the call is cancelled
   * @throws InterruptedIOException if this thread is interrupted; it stays interrupted
   */
  public T join(Callable<T> task, @Nullable Call call) throws IOException {
    if (call != null && call.isCanceled()) {
      throw new IOException("Canceled");
    }
    return await(start(task), call);
  }

  private synchronized FutureTask<T> start(Callable<T> task) {
    if (current == null || current.isDone()) {
      FutureTask<T> next = new FutureTask<>(delay == null ? task : () -> delay.during(task::call));
      Thread thread = new Thread(next, "Facturier login");
      thread.setDaemon(false); // a normal exit of the JVM waits for it
      thread.start();
      current = next;
    }
    return current;
  }

  /**
   * Waits for a task, which throws only an {@code IOException} or unchecked exceptions.
   *
   * @throws InterruptedIOException if this thread is interrupted; it stays interrupted
   */
  public static <T> T await(FutureTask<T> task, @Nullable Call call) throws IOException {
    while (call == null || !call.isCanceled()) {
      try {
        return task.get(20, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) { // check whether the call is cancelled
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
