package io.github.facturier.runtime.spi;

import io.github.facturier.runtime.Page;
import io.github.facturier.runtime.internal.io.NonNullItems;
import java.util.OptionalLong;
import okhttp3.Headers;

/** Detects the last page of a list. */
public interface Pager {
  /** A page that is not full is the last one. For providers that send no other information. */
  Pager SHORT_PAGE = (page, size) -> NonNullItems.received(page.items()) >= Math.max(size, 1);

  /**
   * Whether another page follows.
   *
   * @param page the current page
   * @param size the page size, 0 if unknown
   */
  boolean hasNext(Page<?> page, int size);

  /** Returns the number of items of the whole list; empty if the provider does not send it. */
  default OptionalLong totalEntries(Headers headers) {
    return OptionalLong.empty();
  }
}
