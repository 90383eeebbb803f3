package io.github.facturier.runtime.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;

/** Dates are read as the JDK reads them. */
class IsoDatesFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void datesAreThoseOfTheJdk(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    String day = text.substring(0, Math.min(text.length(), 10));
    compare(day, IsoDates::date, LocalDate::parse);
    compare(
        text,
        IsoDates::moment,
        moment -> OffsetDateTime.parse(moment, DateTimeFormatter.ISO_DATE_TIME));
  }

  private static <T> void compare(String text, Function<String, T> ours, Function<String, T> jdks) {
    T value;
    try {
      value = ours.apply(text);
    } catch (DateTimeException e) {
      assertThrows(DateTimeException.class, () -> jdks.apply(text), text);
      return;
    }
    if (value != null) { // else it is left to the JDK
      assertEquals(jdks.apply(text), value);
    }
  }
}
