package io.github.facturier.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlidingWindowRateLimiterTest {
  private static final Instant START = Instant.parse("2026-03-16T10:00:00Z");

  private Instant now = START;

  private void advance(Duration wait) {
    now = now.plus(wait);
  }

  /** Waits for a permit, and returns the time of the request. */
  private Duration next(RateLimiter limiter) {
    for (Duration wait = limiter.tryAcquire(); !wait.isZero(); wait = limiter.tryAcquire()) {
      advance(wait);
    }
    return Duration.between(START, now);
  }

  @Test
  void letsThemGoAtOnceAndThenHoldsThemBack() {
    RateLimiter limiter =
        SlidingWindowRateLimiter.of(() -> now, new Quota(3, Duration.ofMinutes(5)));
    assertEquals(Duration.ZERO, next(limiter));
    advance(Duration.ofMinutes(1));
    assertEquals(Duration.ofMinutes(1), next(limiter));
    assertEquals(Duration.ofMinutes(1), next(limiter));
    assertEquals(Duration.ofMinutes(4), limiter.tryAcquire());
    assertEquals(Duration.ofMinutes(5), next(limiter));
    assertEquals(Duration.ofMinutes(6), next(limiter));
    assertEquals(Duration.ofMinutes(6), next(limiter));
    assertEquals(Duration.ofMinutes(10), next(limiter));
  }

  @Test
  void noStretchOfTimeHoldsMoreThanItMay() {
    Quota quota = new Quota(7, Duration.ofSeconds(10));
    RateLimiter limiter = SlidingWindowRateLimiter.of(() -> now, quota);
    List<Duration> sent = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      advance(Duration.ofMillis((i * 7919L) % 2500));
      sent.add(next(limiter));
    }
    for (int i = quota.requests(); i < sent.size(); i++) {
      Duration stretch = sent.get(i).minus(sent.get(i - quota.requests()));
      assertEquals(true, stretch.compareTo(quota.period()) >= 0, "at request " + i);
    }
  }

  @Test
  void keepsAllOfItsQuotas() {
    RateLimiter limiter =
        SlidingWindowRateLimiter.of(
            () -> now, new Quota(2, Duration.ofMinutes(1)), new Quota(3, Duration.ofDays(1)));
    assertEquals(Duration.ZERO, next(limiter));
    assertEquals(Duration.ZERO, next(limiter));
    assertEquals(Duration.ofMinutes(1), next(limiter));
    assertEquals(Duration.ofDays(1), next(limiter));
  }

  @Test
  void aRefusalTakesNothing() {
    RateLimiter limiter =
        SlidingWindowRateLimiter.of(() -> now, new Quota(1, Duration.ofMinutes(1)));
    next(limiter);
    for (int i = 0; i < 100; i++) {
      assertEquals(Duration.ofMinutes(1), limiter.tryAcquire());
    }
    assertEquals(Duration.ofMinutes(1), next(limiter));
  }

  @Test
  void threadsShareIt() throws Exception {
    RateLimiter limiter =
        SlidingWindowRateLimiter.of(() -> START, new Quota(100, Duration.ofMinutes(1)));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<Duration>> waits = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      waits.add(threads.submit(limiter::tryAcquire));
    }
    int taken = 0;
    for (Future<Duration> wait : waits) {
      taken += wait.get().isZero() ? 1 : 0;
    }
    threads.shutdown();
    assertEquals(100, taken);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void refusesAQuotaOfNothing(int requests) {
    assertThrows(IllegalArgumentException.class, () -> new Quota(requests, Duration.ofMinutes(1)));
    assertThrows(IllegalArgumentException.class, () -> new Quota(1, Duration.ofSeconds(requests)));
    assertThrows(IllegalArgumentException.class, SlidingWindowRateLimiter::of);
  }
}
