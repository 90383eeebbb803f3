package io.github.facturier.runtime;

import java.time.Duration;

/**
 * Keeps a client within the provider's quota. Every request asks it for a permit, including
 * retries, pages and redirects.
 *
 * <p>{@link SlidingWindowRateLimiter} counts the requests of one JVM. If several JVMs share a
 * quota, implement this interface on a shared store. Implementations must be thread-safe.
 */
@FunctionalInterface
public interface RateLimiter {
  /**
   * Takes one request from the quota if one is left.
   *
   * @return zero if a request was taken; otherwise the time to wait before the next try
   */
  Duration tryAcquire();
}
