package io.github.facturier.runtime.internal.http;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of all clients: for calls in the background, and for callbacks. There are as many as
 * are needed; how many calls run at a time is for OkHttp's dispatcher to say. A thread ends after a
 * quarter of a second without work, so that nothing has to be shut down: a call that was begun ends
 * whatever is closed meanwhile, and an application that has no more work ends soon.
 */
public final class Background extends ThreadPoolExecutor {
  static final Background THREADS = new Background();

  private static final long IDLE_MILLIS = 250;

  private Background() {
    super(0, Integer.MAX_VALUE, IDLE_MILLIS, TimeUnit.MILLISECONDS, new SynchronousQueue<>());
    AtomicInteger count = new AtomicInteger();
    setThreadFactory(task -> new Thread(task, "Facturier " + count.incrementAndGet()));
  }

  /**
   * Runs a task in a thread of its own.
   *
   * @throws RejectedExecutionException if there cannot be another thread; OkHttp ends the call
   *     then, whereas an {@code Error} would end the call that has just made room for this one
   */
  @Override
  public void execute(Runnable task) {
    try {
      super.execute(task);
    } catch (OutOfMemoryError e) {
      throw new RejectedExecutionException(e);
    }
  }

  /** Runs a callback elsewhere than in this thread, which may hold a place among the calls. */
  public static void callBack(Runnable callback) {
    try {
      THREADS.execute(callback);
    } catch (RejectedExecutionException e) { // late and in the way is better than never
      callback.run();
    }
  }
}
