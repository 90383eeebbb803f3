package io.github.facturier.runtime.internal.io;

import java.util.AbstractList;
import java.util.List;

/** The items of one page, with the number of items of the whole list from the envelope. */
public final class ListWithTotal extends AbstractList<Object> {
  private final List<?> items;
  private final long total;

  public ListWithTotal(List<?> items, long total) {
    this.items = items;
    this.total = total;
  }

  public long total() {
    return total;
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
