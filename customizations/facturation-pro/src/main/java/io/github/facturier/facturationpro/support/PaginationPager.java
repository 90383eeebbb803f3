package io.github.facturier.facturationpro.support;

import io.github.facturier.runtime.Page;
import io.github.facturier.runtime.spi.Pager;
import java.util.OptionalLong;
import okhttp3.Headers;

/** Detects the last page by {@link Pagination}, not by the number of items. */
final class PaginationPager implements Pager {
  @Override
  public boolean hasNext(Page<?> page, int size) {
    Pagination pagination = Pagination.of(page.headers());
    return pagination == null
        ? SHORT_PAGE.hasNext(page, size)
        : pagination.currentPage() < pagination.totalPages();
  }

  @Override
  public OptionalLong totalEntries(Headers headers) {
    Pagination pagination = Pagination.of(headers);
    return pagination == null ? OptionalLong.empty() : OptionalLong.of(pagination.totalEntries());
  }
}
