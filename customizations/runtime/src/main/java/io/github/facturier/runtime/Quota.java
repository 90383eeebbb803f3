package io.github.facturier.runtime;

import io.github.facturier.runtime.error.Checks;
import java.time.Duration;

/**
 * A maximum number of requests in any interval of a given length.
 *
 * @param requests the maximum number of requests
 * @param period the length of the interval
 */
public record Quota(int requests, Duration period) {
  /**
   * Checks both components.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public Quota {
    Checks.atLeast("Quota", "requests", "1", requests);
    Checks.required("Quota", "period", period);
    if (period.isNegative() || period.isZero()) {
      throw new IllegalArgumentException("Quota: parameter 'period' must be positive");
    }
  }
}
