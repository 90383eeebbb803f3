package io.github.facturier.runtime.internal.call;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Whether a client is closed. A client with a bound path parameter is closed with its parent, but
 * not vice versa. Thread-safe.
 */
public final class Lifetime {
  private final @Nullable Lifetime parent;
  private final Runnable release;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Lifetime(@Nullable Lifetime parent, Runnable release) {
    this.parent = parent;
    this.release = release;
  }

  /**
   * Creates the lifetime of a client.
   *
   * @param release runs once, when the client is closed
   */
  public static Lifetime of(Runnable release) {
    return new Lifetime(null, release);
  }

  /** Creates the lifetime of a client that shares its resources with this one. */
  public Lifetime child() {
    return new Lifetime(this, () -> {});
  }

  public boolean isClosed() {
    return closed.get() || parent != null && parent.isClosed();
  }

  public void close() {
    if (closed.compareAndSet(false, true)) {
      release.run();
    }
  }
}
