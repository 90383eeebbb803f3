package io.github.facturier.runtime.internal.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/**
 * Cancels calls whose thread is interrupted, since a thread that waits for a socket does not react
 * to an interrupt. One thread checks all calls. It runs only while there are calls.
 */
final class InterruptWatcher {
  private static final long CHECK_INTERVAL_NANOS = 20_000_000;

  /**
   * The number of checks without a waiting thread before the watcher ends, or before a call is no
   * longer watched. Avoids a new thread for each call.
   */
  private static final int MAX_IDLE_CHECKS = 50;

  private static final Set<Watched> WATCHED = ConcurrentHashMap.newKeySet();
  private static final AtomicBoolean RUNNING = new AtomicBoolean();

  private InterruptWatcher() {}

  interface Action<T> {
    T run() throws IOException;
  }

  /**
   * Runs an action that waits for the network.
   *
   * @throws InterruptedIOException if the thread was interrupted meanwhile; it stays interrupted
   */
  static <T> T during(Call call, Action<T> action) throws IOException {
    Watched watched = new Watched(call);
    try {
      return watched.during(action);
    } finally {
      watched.end();
    }
  }

  private static void start() {
    try {
      Thread thread = new Thread(InterruptWatcher::watch, "Facturier interrupts");
      thread.setDaemon(true);
      thread.setContextClassLoader(null);
      thread.start();
    } catch (Throwable e) { // no thread available: the next call tries again
      RUNNING.set(false);
    }
  }

  private static void watch() {
    for (int idleChecks = 0; idleChecks < MAX_IDLE_CHECKS || !ends(); ) {
      LockSupport.parkNanos(CHECK_INTERVAL_NANOS);
      idleChecks = WATCHED.isEmpty() ? idleChecks + 1 : 0;
      WATCHED.forEach(InterruptWatcher::check);
    }
  }

  /** Checks one call. An exception must not stop the checks of other calls. */
  private static void check(Watched watched) {
    try {
      watched.check();
    } catch (Throwable e) {
      watched.end();
    }
  }

  /**
   * Whether the thread ends. A call that is added between the two steps either starts a new thread
   * or is found by this one.
   */
  private static boolean ends() {
    RUNNING.set(false);
    return WATCHED.isEmpty() || !RUNNING.compareAndSet(false, true);
  }

  /**
   * A watched call. One thread at a time waits for it. It stays watched between two waits, since a
   * large file has many. It has identity equality.
   */
  static final class Watched {
    private final Call call;

    /** The waiting thread; null between two waits. */
    private volatile @Nullable Thread thread;

    private volatile boolean isWatched;

    /** Accessed by the checking thread only. */
    private int idleChecks;

    Watched(Call call) {
      this.call = call;
    }

    /**
     * Runs an action that waits for the network.
     *
     * @throws InterruptedIOException if the thread was interrupted meanwhile; it stays interrupted
     */
    <T> T during(Action<T> action) throws IOException {
      thread = Thread.currentThread();
      if (!isWatched) {
        startWatching();
      }
      try {
        return action.run();
      } catch (InterruptedIOException e) { // an interrupt or a timeout
        throw e;
      } catch (IOException e) {
        if (Thread.currentThread().isInterrupted() && call.isCanceled()) {
          throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        }
        throw e;
      } finally {
        thread = null;
      }
    }

    private void startWatching() {
      isWatched = true;
      WATCHED.add(this);
      if (RUNNING.compareAndSet(false, true)) {
        start();
      }
    }

    /** Stops watching the call. */
    void end() {
      WATCHED.remove(this);
      isWatched = false;
    }

    private void check() {
      Thread waiting = thread;
      if (waiting != null) {
        idleChecks = 0;
        if (waiting.isInterrupted()) {
          call.cancel();
        }
      } else if (++idleChecks >= MAX_IDLE_CHECKS) { // its owner may never call end()
        idleChecks = 0;
        end();
        if (thread != null) { // a wait began in between
          startWatching();
        }
      }
    }
  }
}
