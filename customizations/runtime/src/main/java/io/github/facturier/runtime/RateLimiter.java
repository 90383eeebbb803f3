package io.github.facturier.runtime;

import java.time.Duration;

/**
 * Keeps a client within the provider's quota, before the provider has to. Every request asks it,
 * further attempts, pages and redirects included.
 *
 * <p>{@link SlidingWindowRateLimiter} counts the requests of one JVM. Where several share a quota,
 * implement this on top of what they share. Implementations must be thread-safe.
 */
@FunctionalInterface
public interface RateLimiter {
  /**
   * Takes one request from the quota, if there is one left.
   *
   * @return zero if it was taken; else none was taken, and it is how long to wait before asking
   *     again
   */
  Duration tryAcquire();
}
