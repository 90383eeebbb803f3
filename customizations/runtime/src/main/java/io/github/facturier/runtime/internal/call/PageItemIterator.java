package io.github.facturier.runtime.internal.call;

import io.github.facturier.runtime.Page;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Iterates over the items of pages. A page is requested when all items before it are consumed. */
final class PageItemIterator<T> implements Iterator<T> {
  private final Iterator<Page<T>> pages;
  private final Runnable onSecond;
  private Iterator<T> items = Collections.emptyIterator();
  private int taken;

  /**
   * @param onSecond runs when the second item of a page is taken: a caller who takes only one item
   *     may not need the next page
   */
  PageItemIterator(Iterator<Page<T>> pages, Runnable onSecond) {
    this.pages = pages;
    this.onSecond = onSecond;
  }

  @Override
  public boolean hasNext() {
    while (!items.hasNext() && pages.hasNext()) {
      items = pages.next().items().iterator();
      taken = 0;
    }
    return items.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    taken++;
    if (taken == 2) {
      onSecond.run();
    }
    return items.next();
  }
}
