package io.github.facturier.runtime.spi;

import io.github.facturier.runtime.Page;
import io.github.facturier.runtime.internal.io.NonNullItems;
import java.util.OptionalLong;
import okhttp3.Headers;

/** How a provider says that a page is the last one. */
public interface Pager {
  /**
   * A page that is not full is the last; that is all there is to go by where nothing else is sent.
   */
  Pager SHORT_PAGE = (page, size) -> NonNullItems.received(page.items()) >= Math.max(size, 1);

  /**
   * Whether another page follows.
   *
   * @param page the page that came
   * @param size how many items it could have had, 0 if nobody knows
   */
  boolean hasNext(Page<?> page, int size);

  /** How many items the whole list has, if the provider says so. */
  default OptionalLong totalEntries(Headers headers) {
    return OptionalLong.empty();
  }
}
