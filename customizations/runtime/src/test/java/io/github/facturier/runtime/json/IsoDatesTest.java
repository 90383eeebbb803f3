package io.github.facturier.runtime.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parser gives the results of a formatter, which parses all other forms. */
class IsoDatesTest {
  private static final int TRIES = 2_000;

  private final Random random = new Random(1);

  @Test
  void daysAreThoseOfAFormatter() {
    for (int i = 0; i < TRIES; i++) {
      LocalDate day = LocalDate.ofEpochDay(random.nextInt(1_000_000) - 300_000);
      assertEquals(day, IsoDates.date(day.toString()));
    }
  }

  @Test
  void momentsAreThoseOfAFormatter() {
    for (int i = 0; i < TRIES; i++) {
      Instant instant = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
      ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * (random.nextInt(2 * 18 * 60) - 18 * 60));
      OffsetDateTime moment = instant.atOffset(offset).withSecond(1 + i % 59);
      assertEquals(moment, IsoDates.moment(moment.toString()));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2013-01-16T10:00:00Z",
        "2013-01-16T10:00:00.1Z",
        "2013-01-16T10:00:00.000+01:00",
        "2013-01-16T10:00:00.123456789-05:30",
        "2013-01-16T23:59:59+18:00",
        "2013-01-16T10:00:00-00:00",
      })
  void theUsualForms(String text) {
    assertEquals(OffsetDateTime.parse(text), IsoDates.moment(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2013-01-16",
        "2013-01-16T10:00",
        "2013-01-16T10:00:00",
        "2013-01-16 10:00:00Z",
        "2013-01-16T10:00:00.Z",
        "2013-01-16T10:00:00.1234567890Z",
        "2013-01-16T10:00:00.1",
        "2013-01-16T10:00:00+01",
        "2013-01-16T10:00:00+0100",
        "2013-01-16T10:00:00+01:00:00",
        "2013-01-16T10:00:00*01:00",
        "2013-01-16T10:00:00+01:0x",
        "2013-01-16T10:00:0xZ",
        "2013-01-16T1x:00:00Z",
        "2013-1-016T10:00:00Z",
        "2013-01-1٣T10:00:00Z",
        "2013-01-16T10:00:00z",
      })
  void otherFormsAreLeft(String text) {
    assertNull(IsoDates.moment(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2013", "2013-01", "16/01/2013", "2013/01/16", "+013-01-16", "٢013-01-16"})
  void otherDaysAreLeft(String text) {
    assertNull(IsoDates.date(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2013-02-29T10:00:00Z",
        "2013-13-01T10:00:00Z",
        "2013-01-16T24:00:00Z",
        "2013-01-16T10:60:00Z",
        "2013-01-16T10:00:60Z",
        "2013-01-16T10:00:00+19:00",
        "2013-01-16T10:00:00+01:60",
      })
  void whatDoesNotExistIsRefused(String text) {
    assertThrows(DateTimeException.class, () -> IsoDates.moment(text));
    assertThrows(DateTimeException.class, () -> OffsetDateTime.parse(text));
  }

  @Test
  void aLeapDayExists() {
    assertNotNull(IsoDates.date("2024-02-29"));
    assertThrows(DateTimeException.class, () -> IsoDates.date("2023-02-29"));
  }
}
