package io.github.facturier.vosfactures.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class AdditionalDateTest {
  @Test
  void aDay() {
    AdditionalDate date = read("2013-01-16");
    assertEquals(LocalDate.of(2013, 1, 16), date.day());
    assertEquals(YearMonth.of(2013, 1), date.month());
    assertEquals(AdditionalDate.of(LocalDate.of(2013, 1, 16)), date);
    assertEquals("2013-01-16", date.toString());
  }

  @Test
  void aMonth() {
    AdditionalDate date = read("2013-01");
    assertNull(date.day());
    assertEquals(YearMonth.of(2013, 1), date.month());
    assertEquals(AdditionalDate.of(YearMonth.of(2013, 1)), date);
    assertEquals(AdditionalDate.of(YearMonth.of(2013, 1)).hashCode(), date.hashCode());
  }

  @Test
  void off() {
    AdditionalDate date = read("off");
    assertEquals(AdditionalDate.OFF, date);
    assertNull(date.day());
    assertNull(date.month());
  }

  @Test
  void aDayIsNotItsMonth() {
    assertNotEquals(read("2013-01"), read("2013-01-01"));
    assertNotEquals(AdditionalDate.OFF, read("2013-01"));
  }

  @Test
  void nullIsNone() {
    assertThrows(IllegalArgumentException.class, () -> AdditionalDate.of((LocalDate) null));
    assertThrows(IllegalArgumentException.class, () -> AdditionalDate.of((YearMonth) null));
  }

  private static AdditionalDate read(String text) {
    return AdditionalDate.CODEC.parse("\"" + text + "\"");
  }
}
