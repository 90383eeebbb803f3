package io.github.facturier.runtime.internal.http;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After}: seconds, or an HTTP date. */
public final class RetryAfter {
  private static final Duration LONGEST = Duration.ofDays(1);

  private RetryAfter() {}

  /** Returns the delay, between zero and one day; null if the header is absent or invalid. */
  public static @Nullable Duration of(Headers headers) {
    String text = headers.get("Retry-After");
    if (text == null) {
      return null;
    }
    Duration wait = seconds(text.trim());
    if (wait == null) {
      wait = date(text.trim());
    }
    if (wait == null || wait.isNegative()) {
      return wait == null ? null : Duration.ZERO;
    }
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  private static @Nullable Duration seconds(String text) {
    try {
      BigInteger most = BigInteger.valueOf(LONGEST.toSeconds());
      return Duration.ofSeconds(new BigInteger(text).max(most.negate()).min(most).longValue());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static @Nullable Duration date(String text) {
    try {
      Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Duration.between(Instant.now(), then);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
