package io.github.facturier.runtime.internal.io;

import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import java.util.RandomAccess;

/**
 * A list of a response without its null elements, which stand for nothing. How many elements were
 * received is kept: a page is full, and the next one begins, where the server counts.
 */
public final class NonNullItems<T> extends AbstractList<T> implements RandomAccess {
  private final List<T> items;
  private final int received;

  public NonNullItems(List<T> items, int received) {
    this.items = items;
    this.received = received;
  }

  /** The number of elements that were received, nulls included. */
  public static int received(List<?> list) {
    if (list instanceof ListWithTotal counted) {
      return received(counted.items());
    }
    return list instanceof NonNullItems<?> items ? items.received : list.size();
  }

  /** The same list with elements of any type. */
  public static List<Object> view(List<?> list) {
    return list instanceof NonNullItems<?> items
        ? new NonNullItems<>(Collections.unmodifiableList(items.items), items.received)
        : Collections.unmodifiableList(list);
  }

  @Override
  public T get(int index) {
    return items.get(index);
  }

  @Override
  public int size() {
    return items.size();
  }
}
