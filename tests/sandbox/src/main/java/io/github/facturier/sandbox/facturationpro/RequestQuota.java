package io.github.facturier.sandbox.facturationpro;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A quota of requests per period. The period starts with its first request. */
final class RequestQuota {
  private final Clock clock;
  private final int limit;
  private final Duration period;
  private Instant end = Instant.MIN;
  private int used;

  RequestQuota(Clock clock, int limit, Duration period) {
    this.clock = clock;
    this.limit = limit;
    this.period = period;
  }

  int limit() {
    return limit;
  }

  int remaining() {
    renew();
    return limit - used;
  }

  void use() {
    renew();
    if (used == 0) {
      end = clock.instant().plus(period);
    }
    used++;
  }

  private void renew() {
    if (!clock.instant().isBefore(end)) {
      used = 0;
    }
  }

  /** Whole seconds until the period ends, rounded up. */
  long secondsLeft() {
    return Duration.between(clock.instant(), end).plusNanos(999_999_999).toSeconds();
  }
}
