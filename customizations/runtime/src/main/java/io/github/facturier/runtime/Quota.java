package io.github.facturier.runtime;

import io.github.facturier.runtime.error.Checks;
import java.time.Duration;

/**
 * So many requests in any stretch of time of that length.
 *
 * @param requests the most requests
 * @param period the length
 */
public record Quota(int requests, Duration period) {
  /**
   * Checks both.
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
