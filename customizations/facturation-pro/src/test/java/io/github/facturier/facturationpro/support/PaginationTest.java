package io.github.facturier.facturationpro.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.facturier.runtime.Page;
import java.util.List;
import java.util.OptionalLong;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaginationTest {
  private static final String DOCUMENTED =
      "{\"current_page\":1,\"total_pages\":10,\"per_page\":30,\"total_entries\":300}";

  private final PaginationPager pager = new PaginationPager();

  @Test
  void isReadAsDocumented() {
    Headers headers = Headers.of("X-Pagination", DOCUMENTED);
    assertEquals(new Pagination(1, 10, 30, 300), Pagination.of(headers));
    assertEquals(OptionalLong.of(300), pager.totalEntries(headers));
  }

  @ParameterizedTest
  @CsvSource({"1, 10, true", "9, 10, true", "10, 10, false", "11, 10, false", "1, 0, false"})
  void theLastPageIsKnownFromTheHeader(int page, int pages, boolean more) {
    String json = DOCUMENTED.replace(":1,", ":" + page + ",").replace(":10,", ":" + pages + ",");
    Headers headers = Headers.of("X-Pagination", json);
    assertEquals(more, pager.hasNext(new Page<>(page, List.of("one"), headers), 50));
    assertEquals(more, pager.hasNext(new Page<>(page, List.of(), headers), 50));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "null", "{}", "{\"current_page\":\"a\"}", "{\"current_page\":1}", "<p>"})
  void isNothingWhereItMakesNoSense(String text) {
    Headers headers = Headers.of("X-Pagination", text);
    assertNull(Pagination.of(headers));
    assertEquals(OptionalLong.empty(), pager.totalEntries(headers));
    assertEquals(true, pager.hasNext(new Page<>(1, List.of("one"), headers), 0));
    assertEquals(false, pager.hasNext(new Page<>(2, List.of(), headers), 0));
  }
}
