package io.github.facturier.runtime.internal.io;

import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The items of one page, with what its envelope says of the whole list. */
public final class PageItems extends AbstractList<Object> {
  private final List<?> items;
  private final @Nullable Long total;
  private final @Nullable String next;

  /**
   * @param total the number of items of the whole list; null if unknown
   * @param next the cursor of the next page, or a URL with it; null if there is none
   */
  public PageItems(List<?> items, @Nullable Long total, @Nullable String next) {
    this.items = items;
    this.total = total;
    this.next = next;
  }

  public @Nullable Long total() {
    return total;
  }

  public @Nullable String next() {
    return next;
  }

  List<?> items() {
    return items;
  }

  @Override
  public Object get(int index) {
    return items.get(index);
  }

  @Override
  public int size() {
    return items.size();
  }
}
