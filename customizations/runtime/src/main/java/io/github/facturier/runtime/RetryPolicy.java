package io.github.facturier.runtime;

import io.github.facturier.runtime.error.Checks;
import java.time.Duration;

/**
 * How often and how patiently a call is tried again, where that can do no harm.
 *
 * <ul>
 *   <li>A read is repeated after a connection failure, 429 and 503. If the connection had been used
 *       before, OkHttp first sends it on another one at once, which is not counted: the server may
 *       have closed it while it was idle.
 *   <li>A write is repeated after 429 only. It is not repeated after 503, 408, 425 or another 5xx:
 *       a gateway sends these after its server has acted, too.
 *   <li>An operation that the spec marks as never to be resent is not repeated, and neither is a
 *       body that can be read once only.
 * </ul>
 *
 * <p>A read is an operation with the method GET, unless the spec marks it as never to be resent;
 * every other operation is a write. The count and the waiting time are those of one call.
 *
 * @param retries how many further attempts, at most
 * @param firstDelay the upper bound of the first wait; it doubles with each attempt, and the wait
 *     is drawn evenly from zero to it (full jitter)
 * @param longestDelay the upper bound of any drawn wait
 * @param budget the most that one call may wait in all; a {@code Retry-After} beyond what is left
 *     ends the call at once
 */
public record RetryPolicy(
    int retries, Duration firstDelay, Duration longestDelay, Duration budget) {
  /** Two further attempts, first wait up to half a second, a minute of waiting in all. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(2, Duration.ofMillis(500), Duration.ofSeconds(8), Duration.ofMinutes(1));

  /** No further attempt. */
  public static final RetryPolicy NONE =
      new RetryPolicy(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one of them is negative
   */
  public RetryPolicy {
    Checks.required("RetryPolicy", "firstDelay", firstDelay);
    Checks.required("RetryPolicy", "longestDelay", longestDelay);
    Checks.required("RetryPolicy", "budget", budget);
    if (retries < 0
        || firstDelay.isNegative()
        || longestDelay.isNegative()
        || budget.isNegative()) {
      throw new IllegalArgumentException("RetryPolicy: no number of it may be negative");
    }
  }
}
