package io.github.facturier.runtime;

import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Dates and moments. */
final class DateCodecs {
  private static final Set<String> NO_DATE =
      Set.of("", "0000-00-00", "00/00/00", "00/00/0000", "0000-00-00 00:00:00");

  private DateCodecs() {}

  /** Made when the first value comes that needs one; most applications never see any. */
  private static final class Formatters {
    static final DateTimeFormatter FRENCH =
        new DateTimeFormatterBuilder()
            .appendPattern("dd/MM/")
            .appendValueReduced(ChronoField.YEAR, 2, 4, 2000)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(
                ResolverStyle.STRICT); // 31/02 is no day, and not the last of the month

    static final DateTimeFormatter SPACED =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss[.SSS][ ][XXX][XX]", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
  }

  static final class Date extends Codec<LocalDate> {
    private static final int LENGTH = "2013-01-16".length();
    private static final int MONTH_LENGTH = "2013-01".length();

    @Override
    Object read(JsonReader in) throws IOException {
      if (nextIsNull(in)) {
        return AsSent.NULL;
      }
      if (in.peek() == JsonToken.BOOLEAN) {
        return nothing(in, "a date");
      }
      String text = in.nextString();
      if (NO_DATE.contains(text)) {
        return new AsSent(null, new JsonPrimitive(text));
      }
      try {
        LocalDate date = dateOf(text);
        return text.length() == LENGTH && text.charAt(4) == '-'
            ? date
            : new AsSent(date, new JsonPrimitive(text));
      } catch (DateTimeException e) {
        throw new Misfit("a date (YYYY-MM-DD)", text);
      }
    }

    private static LocalDate dateOf(String text) {
      if (text.length() == MONTH_LENGTH) {
        return YearMonth.parse(text).atDay(1);
      }
      LocalDate date = text.length() == LENGTH ? IsoText.date(text) : null;
      if (date != null) {
        return date;
      }
      if (text.length() > LENGTH && (text.charAt(LENGTH) == 'T' || text.charAt(LENGTH) == ' ')) {
        return LocalDate.parse(text.substring(0, LENGTH));
      }
      if (text.indexOf('/') > 0) {
        return LocalDate.parse(text, Formatters.FRENCH);
      }
      return LocalDate.parse(text);
    }

    @Override
    void write(JsonWriter out, LocalDate value) throws IOException {
      out.value(value.toString());
    }
  }

  static final class DateTime extends Codec<OffsetDateTime> {
    @Override
    Object read(JsonReader in) throws IOException {
      if (nextIsNull(in)) {
        return AsSent.NULL;
      }
      if (in.peek() == JsonToken.BOOLEAN) {
        return nothing(in, "a moment");
      }
      String text = in.nextString();
      return new AsSent(NO_DATE.contains(text) ? null : momentOf(text), new JsonPrimitive(text));
    }

    private static @Nullable OffsetDateTime momentOf(String text) {
      try {
        OffsetDateTime moment = IsoText.moment(text);
        if (moment != null) {
          return moment;
        }
        if (text.length() > 10 && text.charAt(10) == ' ') {
          return (OffsetDateTime)
              zoned(Formatters.SPACED.parseBest(text, OffsetDateTime::from, LocalDateTime::from));
        }
        return (OffsetDateTime)
            zoned(
                DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    text, OffsetDateTime::from, LocalDateTime::from));
      } catch (DateTimeException e) {
        throw new Misfit("a moment (YYYY-MM-DDTHH:MM:SS+HH:MM)", text);
      }
    }

    /**
     * A server that names no offset means its own clock; UTC is the only guess that needs no
     * configuration.
     */
    private static Object zoned(Object moment) {
      return moment instanceof LocalDateTime local ? local.atOffset(ZoneOffset.UTC) : moment;
    }

    @Override
    void write(JsonWriter out, OffsetDateTime value) throws IOException {
      out.value(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value));
    }
  }
}
