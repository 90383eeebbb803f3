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
 * Cancels calls whose thread is interrupted: a thread that waits for a socket does not notice by
 * itself. There is one thread that looks, and only while there are calls to look at.
 */
final class InterruptWatcher {
  private static final long LOOK_NANOS = 20_000_000;

  /** How many times it looks in vain before it ends: a new thread for each call would be dear. */
  private static final int LOOKS_IN_VAIN = 50;

  private static final Set<Watched> WATCHED = ConcurrentHashMap.newKeySet();
  private static final AtomicBoolean RUNNING = new AtomicBoolean();

  private InterruptWatcher() {}

  interface Action<T> {
    T run() throws IOException;
  }

  /**
   * Waits for the network on behalf of a call.
   *
   * @throws InterruptedIOException if the thread was interrupted meanwhile; it still is
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
      Thread thread = new Thread(InterruptWatcher::look, "Facturier interrupts");
      thread.setDaemon(true);
      thread.setContextClassLoader(null);
      thread.start();
    } catch (Throwable e) { // no thread is left: the next call tries again
      RUNNING.set(false);
    }
  }

  private static void look() {
    for (int inVain = 0; inVain < LOOKS_IN_VAIN || !ends(); ) {
      LockSupport.parkNanos(LOOK_NANOS);
      inVain = WATCHED.isEmpty() ? inVain + 1 : 0;
      WATCHED.forEach(InterruptWatcher::check);
    }
  }

  /** One call that cannot be cancelled must not end the looking at all others. */
  private static void check(Watched watched) {
    try {
      watched.check();
    } catch (Throwable e) {
      watched.end();
    }
  }

  /** Whoever comes between the two steps either starts a new thread or is seen by this one. */
  private static boolean ends() {
    RUNNING.set(false);
    return WATCHED.isEmpty() || !RUNNING.compareAndSet(false, true);
  }

  /**
   * A call, for which one thread at a time may wait. It stays among those that are looked at from
   * one wait to the next, of which a large file has many. Two calls of one thread are two: it has
   * no equals but its own.
   */
  static final class Watched {
    private final Call call;

    /** Who waits; null between two waits. */
    private volatile @Nullable Thread thread;

    private volatile boolean lookedAt;

    /** Touched by the thread that looks only. */
    private int looksInVain;

    Watched(Call call) {
      this.call = call;
    }

    /**
     * Waits for the network.
     *
     * @throws InterruptedIOException if the thread was interrupted meanwhile; it still is
     */
    <T> T during(Action<T> action) throws IOException {
      thread = Thread.currentThread();
      if (!lookedAt) {
        lookAt();
      }
      try {
        return action.run();
      } catch (InterruptedIOException e) { // says so itself, or is a timeout
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

    private void lookAt() {
      lookedAt = true;
      WATCHED.add(this);
      if (RUNNING.compareAndSet(false, true)) {
        start();
      }
    }

    /** There is nothing more to wait for. */
    void end() {
      WATCHED.remove(this);
      lookedAt = false;
    }

    private void check() {
      Thread waiting = thread;
      if (waiting != null) {
        looksInVain = 0;
        if (waiting.isInterrupted()) {
          call.cancel();
        }
      } else if (++looksInVain >= LOOKS_IN_VAIN) { // whoever had it may never end it
        looksInVain = 0;
        end();
        if (thread != null) { // came between the two
          lookAt();
        }
      }
    }
  }
}
