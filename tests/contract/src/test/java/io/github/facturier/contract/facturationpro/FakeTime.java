package io.github.facturier.contract.facturationpro;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that the test advances. */
final class FakeTime extends Clock {
  static final Instant START = Instant.parse("2026-03-16T10:00:00Z");

  private volatile Instant now = START;

  synchronized void advance(Duration time) {
    now = now.plus(time);
  }

  Duration elapsed() {
    return Duration.between(START, now);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
