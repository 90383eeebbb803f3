package io.github.facturier.runtime.internal.http;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The shared executor of all clients, for asynchronous calls and callbacks. It creates threads as
 * needed; OkHttp's dispatcher limits the concurrent calls. An idle thread ends after 250 ms, so
 * that the executor needs no shutdown: running calls complete after clients are closed, and the
 * threads delay the end of an application by at most 250 ms.
 */
public final class CallThreads extends ThreadPoolExecutor {
  static final CallThreads INSTANCE = new CallThreads();

  private static final long IDLE_MILLIS = 250;

  private CallThreads() {
    super(0, Integer.MAX_VALUE, IDLE_MILLIS, TimeUnit.MILLISECONDS, new SynchronousQueue<>());
    AtomicInteger count = new AtomicInteger();
    setThreadFactory(task -> new Thread(task, "Facturier " + count.incrementAndGet()));
  }

  /**
   * Runs a task in an idle or new thread.
   *
   * @throws RejectedExecutionException if no thread can be created. OkHttp then fails this call; an
   *     {@code Error} would fail the call that has just completed
   */
  @Override
  public void execute(Runnable task) {
    try {
      super.execute(task);
    } catch (OutOfMemoryError e) {
      throw new RejectedExecutionException(e);
    }
  }

  /** Runs a callback in another thread, since this thread may count as a running call. */
  public static void runCallback(Runnable callback) {
    try {
      INSTANCE.execute(callback);
    } catch (RejectedExecutionException e) { // better in this thread than not at all
      callback.run();
    }
  }
}
