package io.github.facturier.facturationpro.support;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.facturier.runtime.Page;
import io.github.facturier.runtime.spi.Pager;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.Headers;

/** An invalid header is treated as absent. */
class PaginationFuzzTest {
  private static final Pager PAGER = new PaginationPager();

  @FuzzTest(maxDuration = "10m")
  void aHeaderIsReadOrIgnored(byte[] input) {
    Headers headers =
        new Headers.Builder()
            .addUnsafeNonAscii(
                Pagination.HEADER,
                new String(input, StandardCharsets.UTF_8).replaceAll("[\\x00-\\x1f\\x7f]", " "))
            .build();
    Pagination.of(headers);
    PAGER.hasNext(new Page<>(1, List.of(), headers), 30);
    assertNotNull(PAGER.totalEntries(headers));
  }
}
