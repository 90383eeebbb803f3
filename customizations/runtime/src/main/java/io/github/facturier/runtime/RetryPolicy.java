package io.github.facturier.runtime;

import io.github.facturier.runtime.error.Checks;
import java.time.Duration;

/**
 * How often and after which delays a call is retried. Only calls that are safe to repeat are
 * retried.
 *
 * <ul>
 *   <li>A read is retried after a connection failure, 429 and 503. If a reused connection fails,
 *       OkHttp first resends the read on another connection at once, which is not counted: the
 *       server may have closed the idle connection.
 *   <li>A write is retried after 429 only. It is not retried after 503, 408, 425 or another 5xx: a
 *       gateway may send these after its server has processed the request.
 *   <li>An operation that the spec marks with {@code x-retry: never} is not retried, and neither is
 *       a body that can be read only once.
 * </ul>
 *
 * <p>The spec says which operations are reads ({@code x-effect: read}), whatever their HTTP method
 * is; every other operation is a write. The limits apply to one call.
 *
 * @param retries the maximum number of retries
 * @param firstDelay the upper bound of the first delay; it doubles with each attempt. The delay is
 *     uniformly random between zero and the bound (full jitter)
 * @param longestDelay the upper bound of any random delay
 * @param budget the maximum total delay of one call; if {@code Retry-After} exceeds the rest of it,
 *     the call fails at once
 */
public record RetryPolicy(
    int retries, Duration firstDelay, Duration longestDelay, Duration budget) {
  /** Two retries, a first delay of up to 0.5 s, a total delay of up to 1 min. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(2, Duration.ofMillis(500), Duration.ofSeconds(8), Duration.ofMinutes(1));

  /** No retry. */
  public static final RetryPolicy NONE =
      new RetryPolicy(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /**
   * Checks the components.
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
      throw new IllegalArgumentException("RetryPolicy: retries and durations must not be negative");
    }
  }
}
