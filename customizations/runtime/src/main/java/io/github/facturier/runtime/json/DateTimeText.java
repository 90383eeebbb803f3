package io.github.facturier.runtime.json;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses a date and time in the variants of ISO 8601 that Ruby, PHP and .NET write: any separator,
 * a short offset or none, optional seconds, a fraction of any length, {@code 24:00}. {@link
 * IsoDates} parses the common format, and is faster.
 */
final class DateTimeText {
  /** The maximum length of a text. */
  private static final int MAX_LENGTH = 100;

  private static final int MIDNIGHT = 24;
  private static final int LEAP_SECOND = 60;
  private static final int NANO_DIGITS = 9;

  private static final Pattern FORM =
      Pattern.compile(
          "(?<date>[0-9/-]{8,10})"
              + "(?:[Tt ] *(?<hour>[0-9]{2}|[0-9](?=:))"
              + "(?::?(?<minute>[0-9]{2})(?::?(?<second>[0-9]{2})(?:[.,](?<fraction>[0-9]+))?)?)?)?"
              + " *(?<offset>[Zz]|UTC|GMT|CET|CEST|[-+\u2212][0-9]{2}(?::?[0-9]{2}){0,2})?"
              + " *(?:\\[(?<region>[A-Za-z0-9_/+-]+)])?");

  private DateTimeText() {}

  /**
   * Parses a text that {@link IsoDates#moment} does not support.
   *
   * @param zone the time zone of a text without an offset
   * @throws DateTimeException if the text has another format, or the date or time does not exist
   */
  static OffsetDateTime parse(String text, ZoneId zone) {
    Matcher form = FORM.matcher(text.length() > MAX_LENGTH ? "" : text.strip());
    if (!form.matches()) {
      throw new DateTimeException("unknown format");
    }
    LocalDateTime local = local(form);
    if (form.group("offset") != null) {
      return local.atOffset(offset(form.group("offset")));
    }
    String region = form.group("region");
    return local.atZone(region == null ? zone : ZoneId.of(region)).toOffsetDateTime();
  }

  private static LocalDateTime local(Matcher form) {
    LocalDate date = DateCodecs.Date.dateOf(form.group("date"));
    int hour = number(form.group("hour"));
    int minute = number(form.group("minute"));
    int second = number(form.group("second"));
    int nano = nanos(form.group("fraction"));
    if (hour == MIDNIGHT && minute == 0 && second == 0 && nano == 0) {
      return date.plusDays(1).atStartOfDay();
    }
    if (second == LEAP_SECOND) {
      return date.atTime(LocalTime.of(hour, minute, LEAP_SECOND - 1, nano)).plusSeconds(1);
    }
    return date.atTime(LocalTime.of(hour, minute, second, nano));
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  /** Digits beyond nanoseconds are dropped. */
  private static int nanos(@Nullable String fraction) {
    return fraction == null
        ? 0
        : number((fraction + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS));
  }

  private static ZoneOffset offset(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "Z", "UTC", "GMT" -> ZoneOffset.UTC;
      case "CET" -> ZoneOffset.ofHours(1);
      case "CEST" -> ZoneOffset.ofHours(2);
      default -> ZoneOffset.of((text.charAt(0) == '+' ? "+" : "-") + text.substring(1));
    };
  }
}
