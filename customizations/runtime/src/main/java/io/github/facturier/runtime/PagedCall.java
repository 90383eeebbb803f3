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
 * A list that is split into pages. {@link #result()} returns the requested page. {@link #stream()},
 * {@link #pages()} and a for loop iterate from it to the last page, and fetch each page lazily.
 *
 * <p>A page is requested when it is needed, or one page earlier with {@link #prefetch()}. An
 * iteration without a page size requests the largest size. It ends after a page that is not full,
 * or after the page that the provider marks as the last one; a page that is short only since the
 * provider rounded its size is not the last. It throws a {@link ProviderException} if the provider
 * sends the same page twice, since it would otherwise not end, or return items twice.
 *
 * <p>The settings of the call apply to every page: {@link #timeout()} limits each page, its
 * deadline limits all pages together; headers, tags and parameters of {@link #with} are part of
 * each request.
 *
 * <p>Each page is a call: after {@code close()} of the client a page that is already requested is
 * returned, and the next one fails as any other call does.
 *
 * <p>Null elements are skipped: no item is null. A {@code null} response is an empty list.
 */
public interface PagedCall<T> extends ApiCall<List<T>>, Iterable<T> {
  /**
   * Streams the items from the requested page on, lazily.
   *
   * @throws ApiException during the iteration, if a page cannot be fetched
   */
  @CheckReturnValue
  Stream<T> stream();

  /**
   * Streams the pages from the requested one on, lazily.
   *
   * @throws ApiException during the iteration, if a page cannot be fetched
   */
  @CheckReturnValue
  Stream<Page<T>> pages();

  /**
   * Returns the same list with prefetching: while one page is processed, the next one is fetched.
   * At most one page is prefetched. It is requested when the second item of a page is taken, or
   * when {@link #pages()} returns a page. If it fails, the exception is thrown when the iteration
   * reaches that page.
   *
   * <p>An iteration that stops within a page has made one request too many, which counts against a
   * quota. {@link Stream#close()}, {@link #cancel()} and an interrupt cancel that request.
   */
  @CheckReturnValue
  PagedCall<T> prefetch();

  /**
   * Fetches the page and reads the number of items of the whole list.
   *
   * @return empty if the provider does not tell
   * @throws ApiException if the page cannot be fetched
   */
  OptionalLong totalEntries();

  @Override
  default Iterator<T> iterator() {
    return stream().iterator();
  }

  /**
   * Cancels the call and every iteration of it: the current request is cancelled, and no further
   * page is requested.
   */
  @Override
  void cancel();

  @CheckReturnValue
  @Override
  PagedCall<T> additionalParameter(String name, Object value);

  @CheckReturnValue
  @Override
  PagedCall<T> with(UnaryOperator<Request> change);

  @CheckReturnValue
  @Override
  PagedCall<T> clone();
}
