package io.github.facturier.luccacleemy.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateFilterTest {
  private static final LocalDate FIRST = LocalDate.of(2015, 11, 1);
  private static final LocalDate LAST = LocalDate.of(2015, 11, 30);

  @Test
  void isSentAsTheHelpPageHasIt() {
    assertEquals("2015-11-30", DateFilter.on(LAST).toString());
    assertEquals("since,2015-11-30", DateFilter.since(LAST).toString());
    assertEquals("until,2015-11-30", DateFilter.until(LAST).toString());
    assertEquals("between,2015-11-01,2015-11-30", DateFilter.between(FIRST, LAST).toString());
  }

  @Test
  void periodOfOneDayIsAPeriod() {
    assertEquals("between,2015-11-30,2015-11-30", DateFilter.between(LAST, LAST).toString());
  }

  @Test
  void periodThatEndsBeforeItStartsIsRefused() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> DateFilter.between(LAST, FIRST));
    assertEquals("DateFilter.between: 2015-11-01 is before 2015-11-30", e.getMessage());
  }

  @Test
  void yearsThatNeedASignAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> DateFilter.on(LocalDate.of(10000, 1, 1)));
    assertThrows(IllegalArgumentException.class, () -> DateFilter.since(LocalDate.of(-1, 1, 1)));
  }

  @Test
  void readsWhatItWrites() {
    List<DateFilter> filters =
        List.of(
            DateFilter.on(LAST),
            DateFilter.since(LAST),
            DateFilter.until(LAST),
            DateFilter.between(FIRST, LAST));
    for (DateFilter filter : filters) {
      assertEquals(filter, DateFilter.parse(filter.toString()));
      assertEquals(filter.hashCode(), DateFilter.parse(filter.toString()).hashCode());
    }
    assertNotEquals(DateFilter.since(LAST), DateFilter.until(LAST));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "since",
        "since,",
        "2015-30-11",
        "after,2015-11-30",
        "until,2015-11-30,2015-12-01",
        "between,2015-11-30",
        "between,2015-11-30,2015-11-01",
        " 2015-11-30"
      })
  void anythingElseIsNoFilter(String text) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> DateFilter.parse(text));
    assertTrue(e.getMessage().startsWith("DateFilter."), e.getMessage());
  }
}
