package io.github.facturier.runtime.json;

import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Codecs of dates and times. */
final class DateCodecs {
  /**
   * The beginnings of zero dates, with any time: MySQL's zero date, PHP's conversion of it, and its
   * French format.
   */
  private static final List<String> NO_DATE = List.of("0000-00-00", "-0001-11-30", "00/00/00");

  private DateCodecs() {}

  private static boolean isNoDate(String text) {
    return text.isBlank() || NO_DATE.stream().anyMatch(text::startsWith);
  }

  /** Initialized lazily, since most applications never need them. */
  private static final class Formatters {
    static final DateTimeFormatter FRENCH =
        new DateTimeFormatterBuilder()
            .appendPattern("dd/MM/")
            .appendValueReduced(ChronoField.YEAR, 2, 4, 2000)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT); // 31/02 is invalid
  }

  static final class Date extends ScalarCodec<LocalDate> {
    private static final int LENGTH = "2013-01-16".length();
    private static final int MONTH_LENGTH = "2013-01".length();
    private static final int YEAR_LENGTH = "2013".length();
    private static final int BASIC_LENGTH = "20130116".length();

    Date() {
      super("a date");
    }

    @Override
    Object readText(String text, JsonToken token) {
      if (isNoDate(text)) {
        return raw(null, text, token);
      }
      try {
        LocalDate date = dateOf(text);
        return text.length() == LENGTH && text.charAt(4) == '-' ? date : raw(date, text, token);
      } catch (DateTimeException e) {
        throw new JsonTypeMismatchException("a date (YYYY-MM-DD)", text);
      }
    }

    /**
     * Parses a date.
     *
     * @throws DateTimeException if the text has another format, or the date does not exist
     */
    static LocalDate dateOf(String text) {
      if (text.length() == MONTH_LENGTH) {
        return YearMonth.parse(text).atDay(1);
      }
      LocalDate date = text.length() == LENGTH ? IsoDates.date(text) : null;
      if (date != null) {
        return date;
      }
      if (text.length() > LENGTH && "Tt ".indexOf(text.charAt(LENGTH)) >= 0) {
        return LocalDate.parse(text.substring(0, LENGTH));
      }
      if (text.indexOf('/') == YEAR_LENGTH) {
        return LocalDate.parse(text.replace('/', '-'));
      }
      if (text.length() == BASIC_LENGTH && text.indexOf('/') < 0) {
        return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
      }
      if (text.indexOf('/') > 0) {
        return LocalDate.parse(text, Formatters.FRENCH);
      }
      return LocalDate.parse(text);
    }

    @Override
    public void write(JsonWriter out, LocalDate value) throws IOException {
      out.value(value.toString());
    }
  }

  static final class DateTime extends ScalarCodec<OffsetDateTime> {
    private final String timeZone;

    DateTime(String timeZone) {
      super("a date and time");
      this.timeZone = timeZone;
    }

    @Override
    Object readText(String text, JsonToken token) {
      return raw(isNoDate(text) ? null : momentOf(text), text, token);
    }

    private OffsetDateTime momentOf(String text) {
      OffsetDateTime moment = usual(text);
      try {
        return moment == null ? DateTimeText.parse(text, ZoneId.of(timeZone)) : moment;
      } catch (DateTimeException e) {
        throw new JsonTypeMismatchException("a date and time (YYYY-MM-DDTHH:MM:SS+HH:MM)", text);
      }
    }

    private static @Nullable OffsetDateTime usual(String text) {
      try {
        return IsoDates.moment(text);
      } catch (DateTimeException e) { // for example 24:00, which is valid, or 25:00
        return null;
      }
    }

    @Override
    public void write(JsonWriter out, OffsetDateTime value) throws IOException {
      out.value(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value));
    }
  }
}
