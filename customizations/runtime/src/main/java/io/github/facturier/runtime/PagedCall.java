package io.github.facturier.runtime;

import io.github.facturier.runtime.annotation.CheckReturnValue;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.ProviderException;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import okhttp3.Request;

/**
 * A list that comes in pages. {@link #result()} brings the one page that was asked for; {@link
 * #stream()}, {@link #pages()} and a for loop walk from it to the last, fetching a page when the
 * one before it is used up.
 *
 * <p>Nothing is asked for before it is needed, unless {@link #prefetch()} says so. A walk that
 * names no page size asks for the largest there is. It ends after a page that is shorter than it
 * could be, and with a {@link ProviderException} when the provider sends the same page twice:
 * better an error than an endless loop, or a document counted double.
 *
 * <p>What is set on the call acts on every page: {@link #timeout()} limits each of them, a deadline
 * of it limits them all; headers, tags and parameters of {@link #with} go with each.
 *
 * <p>Each page is a call: after {@code close()} of the client a page that is on its way arrives,
 * and the next one is not asked for, but fails as any other call does.
 *
 * <p>Elements that are {@code null} are skipped: no item is null. A response that is {@code null}
 * is an empty list.
 */
public interface PagedCall<T> extends ApiCall<List<T>>, Iterable<T> {
  /**
   * Every item from the asked-for page on, lazily.
   *
   * @throws ApiException while walking, if a page does not come
   */
  @CheckReturnValue
  Stream<T> stream();

  /**
   * Every page from the asked-for one on, lazily.
   *
   * @throws ApiException while walking, if a page does not come
   */
  @CheckReturnValue
  Stream<Page<T>> pages();

  /**
   * The same list, walked with one page ahead: while one page is used, the next one is on its way.
   * It is one at most, and it is asked for when a second item of a page is taken, or when {@link
   * #pages()} hands out a page. Whatever goes wrong with it is thrown where the walk gets there.
   *
   * <p>Whoever stops within a page has asked for one too many, which counts where requests are
   * counted; {@link Stream#close()}, {@link #cancel()} and an interrupt end that request.
   */
  @CheckReturnValue
  PagedCall<T> prefetch();

  /**
   * Asks for the page and reads how many items the whole list has.
   *
   * @return empty if the provider does not say
   * @throws ApiException if the page does not come
   */
  OptionalLong totalEntries();

  @Override
  default Iterator<T> iterator() {
    return stream().iterator();
  }

  /** Ends the call, and every walk of it: the page on its way does not come, nor does another. */
  @Override
  void cancel();

  @CheckReturnValue
  @Override
  PagedCall<T> with(UnaryOperator<Request> change);

  @CheckReturnValue
  @Override
  PagedCall<T> clone();
}
