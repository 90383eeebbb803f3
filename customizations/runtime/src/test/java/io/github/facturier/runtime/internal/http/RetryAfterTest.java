package io.github.facturier.runtime.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  @ParameterizedTest
  @CsvSource({
    "0,0",
    "1,1",
    "120,120",
    "-5,0",
    "86400,86400",
    "86401,86400",
    "9999999999,86400",
    "99999999999999999999,86400",
    "-99999999999999999999,0"
  })
  void seconds(String header, long seconds) {
    assertEquals(Duration.ofSeconds(seconds), of(header));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "1.5", "2013-01-16"})
  void nonsense(String header) {
    assertNull(of(header));
  }

  @Test
  void absent() {
    assertNull(RetryAfter.of(Headers.of()));
  }

  @Test
  void aDateInTheFuture() {
    ZonedDateTime then = ZonedDateTime.now(ZoneOffset.UTC).plusHours(2);
    Duration wait = of(DateTimeFormatter.RFC_1123_DATE_TIME.format(then));
    assertTrue(wait.compareTo(Duration.ofHours(1)) > 0, wait.toString());
    assertTrue(wait.compareTo(Duration.ofHours(2)) <= 0, wait.toString());
  }

  @Test
  void aDateInThePast() {
    assertEquals(Duration.ZERO, of("Wed, 16 Jan 2013 10:00:00 GMT"));
  }

  private static Duration of(String header) {
    return RetryAfter.of(Headers.of("Retry-After", header));
  }
}
