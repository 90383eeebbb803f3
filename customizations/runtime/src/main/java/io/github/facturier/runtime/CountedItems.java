package io.github.facturier.runtime;

import java.util.AbstractList;
import java.util.List;

/** The items of one page, out of an envelope that says how many the whole list has. */
final class CountedItems extends AbstractList<Object> {
  private final List<?> items;
  private final long total;

  CountedItems(List<?> items, long total) {
    this.items = items;
    this.total = total;
  }

  long total() {
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
