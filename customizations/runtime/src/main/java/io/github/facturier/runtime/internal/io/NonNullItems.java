package io.github.facturier.runtime.internal.io;

import java.util.AbstractList;
import java.util.Collections;
import java.util.List;
import java.util.RandomAccess;

/**
 * A list without the null elements of the response. Keeps the number of received elements, since
 * the server counts null elements when it fills a page.
 */
public final class NonNullItems<T> extends AbstractList<T> implements RandomAccess {
  private final List<T> items;
  private final int received;

  public NonNullItems(List<T> items, int received) {
    this.items = items;
    this.received = received;
  }

  /** The number of received elements, including null. */
  public static int received(List<?> list) {
    if (list instanceof PageItems page) {
      return received(page.items());
    }
    return list instanceof NonNullItems<?> items ? items.received : list.size();
  }

  /** Returns a view of the list with element type Object. */
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
