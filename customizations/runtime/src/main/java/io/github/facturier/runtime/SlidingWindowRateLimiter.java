package io.github.facturier.runtime;

import io.github.facturier.runtime.error.Checks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one JVM within several quotas at once. Requests are sent immediately while all quotas
 * allow, and wait otherwise. The limiter records the time of each request, so that no interval
 * exceeds a quota, whenever the provider's own interval begins. Thread-safe.
 */
public final class SlidingWindowRateLimiter implements RateLimiter {
  private final InstantSource clock;
  private final List<Window> windows;

  private SlidingWindowRateLimiter(InstantSource clock, List<Window> windows) {
    this.clock = clock;
    this.windows = windows;
  }

  /**
   * Returns a limiter with unused quotas.
   *
   * @throws IllegalArgumentException if there is no quota
   */
  public static SlidingWindowRateLimiter of(Quota... quotas) {
    return of(InstantSource.system(), quotas);
  }

  /**
   * Returns a limiter with a given clock, for example for tests.
   *
   * @throws IllegalArgumentException if there is no quota
   */
  public static SlidingWindowRateLimiter of(InstantSource clock, Quota... quotas) {
    Checks.required("SlidingWindowRateLimiter.of", "clock", clock);
    Checks.required("SlidingWindowRateLimiter.of", "quotas", quotas);
    Checks.atLeast("SlidingWindowRateLimiter.of", "quotas", "1", quotas.length);
    for (Quota quota : quotas) {
      Checks.required("SlidingWindowRateLimiter.of", "quotas", quota);
    }
    return new SlidingWindowRateLimiter(clock, Arrays.stream(quotas).map(Window::new).toList());
  }

  @Override
  public synchronized Duration tryAcquire() {
    Instant now = clock.instant();
    Duration wait = Duration.ZERO;
    for (Window window : windows) {
      Duration left = window.wait(now);
      wait = left.compareTo(wait) > 0 ? left : wait;
    }
    if (wait.isZero()) {
      windows.forEach(window -> window.add(now));
    }
    return wait;
  }

  /** The times of the last requests of a quota, as a ring buffer with one slot for each request. */
  private static final class Window {
    private final Duration period;
    private final @Nullable Instant[] sent;
    private int oldest;

    Window(Quota quota) {
      period = quota.period();
      sent = new @Nullable Instant[quota.requests()];
    }

    Duration wait(Instant now) {
      Instant first = sent[oldest];
      if (first == null) {
        return Duration.ZERO;
      }
      Duration left = Duration.between(now, first.plus(period));
      return left.isNegative() ? Duration.ZERO : left;
    }

    void add(Instant now) {
      sent[oldest] = now;
      oldest = (oldest + 1) % sent.length;
    }
  }
}
