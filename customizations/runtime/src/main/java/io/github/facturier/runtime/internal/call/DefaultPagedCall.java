package io.github.facturier.runtime.internal.call;

import io.github.facturier.runtime.Page;
import io.github.facturier.runtime.PagedCall;
import io.github.facturier.runtime.annotation.Paging;
import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.internal.http.OperationMetadata;
import io.github.facturier.runtime.internal.http.OutcomeInterceptor;
import io.github.facturier.runtime.internal.http.RequestParameters;
import io.github.facturier.runtime.internal.io.NonNullItems;
import io.github.facturier.runtime.internal.io.PageItems;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/**
 * {@link PagedCall} on top of an OkHttp call.
 *
 * @param <S> the type of the response: the list itself, or a model that contains it
 */
final class DefaultPagedCall<S, T> extends DefaultApiCall<S, List<T>> implements PagedCall<T> {
  private final Paging paging;
  private final boolean ahead;

  /** The calls of the pages that are being fetched. */
  private final Set<DefaultApiCall<?, ?>> pages = ConcurrentHashMap.newKeySet();

  DefaultPagedCall(
      okhttp3.Call call,
      ResponseMapper<S, List<T>> mapper,
      CallContext context,
      Paging paging,
      boolean ahead) {
    super(call, mapper, context);
    this.paging = paging;
    this.ahead = ahead;
  }

  @Override
  public Stream<T> stream() {
    PageIterator pages = new PageIterator();
    return stream(new PageItemIterator<>(pages, pages::prefetchNext), pages);
  }

  @Override
  public Stream<Page<T>> pages() {
    PageIterator iterator = new PageIterator();
    Iterator<Page<T>> pages =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return iterator.hasNext();
          }

          @Override
          public Page<T> next() {
            Page<T> page = iterator.next();
            iterator.prefetchNext();
            return page;
          }
        };
    return stream(pages, iterator);
  }

  private <E> Stream<E> stream(Iterator<E> elements, PageIterator pages) {
    int kind = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(elements, kind), false)
        .onClose(pages::stop);
  }

  @Override
  public PagedCall<T> prefetch() {
    return new DefaultPagedCall<>(context.call(request(), call), mapper, context, paging, true);
  }

  @Override
  public OptionalLong totalEntries() {
    DefaultPagedCall<S, T> call = at(complete(request()));
    Page<T> page = fetch(call, 1);
    Long total = total(page);
    if (total != null) {
      return OptionalLong.of(total);
    }
    try {
      return context.pager().totalEntries(page.headers());
    } catch (Throwable e) { // the provider's headers are invalid
      throw call.failed(e);
    }
  }

  @Override
  public PagedCall<T> with(UnaryOperator<Request> change) {
    return at(changed(change));
  }

  @Override
  public PagedCall<T> additionalParameter(String name, Object value) {
    return with(request -> RequestParameters.withAdditional(name, value, request));
  }

  @Override
  public void cancel() {
    super.cancel();
    pages.forEach(DefaultApiCall::cancel);
  }

  @Override
  public PagedCall<T> clone() {
    return at(request());
  }

  private static @Nullable Long total(Page<?> page) {
    return page.items() instanceof PageItems items ? items.total() : null;
  }

  /** Adds the parameter that makes the provider describe the whole list. */
  private Request complete(Request request) {
    return paging.with().isEmpty() ? request : RequestParameters.add(request, paging.with());
  }

  private DefaultPagedCall<S, T> at(Request request) {
    return new DefaultPagedCall<>(context.call(request, call), mapper, context, paging, ahead);
  }

  private Page<T> fetch(DefaultPagedCall<S, T> page, int number) {
    pages.add(page);
    Response<List<T>> response;
    try {
      if (isCanceled()) {
        throw new IOException("Canceled");
      }
      response = page.execute();
    } catch (Throwable e) {
      throw context.failure(page.request(), e);
    } finally {
      pages.remove(page);
    }
    return new Page<>(number, page.unpack(response), response.headers());
  }

  /** A prefetched page and its call. */
  private record Prefetched<S, T>(DefaultPagedCall<S, T> call, PrefetchedPage<Page<T>> page) {}

  private final class PageIterator implements Iterator<Page<T>> {
    private final boolean byCursor = !paging.next().isEmpty();

    /** Whether one parameter has the page and its size. */
    private final boolean isPair = paging.size().equals(paging.page());

    private final int size =
        paging.size().isEmpty()
            ? paging.max()
            : parameter(paging.size(), isPair ? 1 : 0, paging.max());
    private int position = byCursor ? 1 : parameter(paging.page(), 0, paging.offset() ? 0 : 1);

    /** The cursor of the next page; null for the page that the caller requested. */
    private @Nullable String cursor;

    /** The number of items on a full page, which the provider may have reduced. */
    private int pageSize = size;

    /** Whether that number is a guess, so that only an empty page is certain to be the last. */
    private boolean estimated;

    private @Nullable Page<T> last;
    private boolean ended;
    private volatile @Nullable Prefetched<S, T> next;
    private volatile boolean stopped;

    @Override
    public boolean hasNext() {
      return !ended;
    }

    @Override
    public Page<T> next() {
      if (ended) {
        throw new NoSuchElementException();
      }
      Prefetched<S, T> fetched = next;
      next = null;
      DefaultPagedCall<S, T> call = fetched == null ? at(request(position)) : fetched.call();
      Page<T> page = fetched == null ? fetch(call, position) : await(fetched);
      String following;
      try {
        following = byCursor ? cursor(page, call.request()) : null;
        ended = byCursor ? following == null : isLast(page);
      } catch (Throwable e) { // the provider's headers or cursor are invalid
        throw call.failed(e);
      }
      if (!ended && isRepeated(page, following)) {
        int status = OutcomeInterceptor.successStatus(call.request());
        throw context.errors().repeatedPage(call.request(), status, position);
      }
      last = page;
      cursor = following;
      position += paging.offset() ? NonNullItems.received(page.items()) : 1;
      return page;
    }

    /** Whether the iteration would not end. A page by cursor may be empty, as may the one after. */
    private boolean isRepeated(Page<T> page, @Nullable String following) {
      boolean same = last != null && last.items().equals(page.items());
      return byCursor
          ? following != null && following.equals(cursor) || same && !page.items().isEmpty()
          : same;
    }

    /**
     * Returns the cursor of the next page, null if there is none. A link is never followed: it may
     * lead to another host.
     */
    private @Nullable String cursor(Page<T> page, Request request) {
      String next = page.items() instanceof PageItems items ? items.next() : null;
      if (next == null || next.isBlank()) {
        return null;
      }
      HttpUrl link = next.matches("(?i)(https?:/)?/.*") ? request.url().resolve(next) : null;
      String cursor = link == null ? next : link.queryParameter(paging.page());
      if (cursor == null) {
        throw DecodingException.of(
            ApiError.of("the link to the next page has no parameter '" + paging.page() + "'"));
      }
      return cursor;
    }

    private Page<T> await(Prefetched<S, T> fetched) {
      try {
        return fetched.page().get();
      } catch (Throwable e) {
        throw context.failure(fetched.call().request(), e);
      }
    }

    /** Starts to prefetch the next page, if there is one and prefetching is enabled. */
    void prefetchNext() {
      if (!ahead || ended || next != null) {
        return;
      }
      DefaultPagedCall<S, T> page = at(request(position));
      int number = position;
      next =
          new Prefetched<>(
              page,
              PrefetchedPage.start(() -> fetch(page, number), page::cancel, context.background()));
      if (stopped) { // meanwhile, by another thread
        stop();
      }
    }

    /** Cancels the prefetched page, which is no longer needed. */
    void stop() {
      stopped = true;
      Prefetched<S, T> fetched = next;
      if (fetched != null) {
        fetched.page().cancel();
      }
    }

    private boolean isLast(Page<T> page) {
      int received = NonNullItems.received(page.items());
      Long total = total(page);
      if (total != null) {
        if (last == null && received > 0 && received < pageSize && before() + received != total) {
          estimated = before() + received > total;
          pageSize = received; // the provider uses a smaller size
        }
        return total <= before() + received || estimated && received == 0;
      }
      return !context.pager().hasNext(page, size) && !mayBeRounded(received);
    }

    /** The number of items before the current page. */
    private long before() {
      return paging.offset() ? position : (long) (position - 1) * pageSize;
    }

    /** Whether a page is short only since the provider rounded its size. */
    private boolean mayBeRounded(int received) {
      return IntStream.of(paging.sizes()).anyMatch(known -> known == received)
          && IntStream.of(paging.sizes()).noneMatch(known -> known == size);
    }

    private Request request(int position) {
      Request request = complete(DefaultPagedCall.this.request());
      String page = byCursor ? cursor : Integer.toString(position);
      if (page != null) {
        String value = isPair ? page + "," + size : page;
        request = RequestParameters.set(request, paging.page(), value);
      }
      return paging.size().isEmpty() || isPair
          ? request
          : RequestParameters.set(request, paging.size(), Integer.toString(size));
    }

    /**
     * @param index the index of the value in a pair
     */
    private int parameter(String name, int index, int otherwise) {
      String value = RequestParameters.get(DefaultPagedCall.this.request(), name);
      try {
        if (value == null) {
          return otherwise;
        }
        String[] values = isPair ? value.split(",", 2) : new String[] {value};
        return Integer.parseInt(values[index].strip());
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw new IllegalArgumentException(
            OperationMetadata.of(DefaultPagedCall.this.request()).name()
                + ": parameter '"
                + name
                + (isPair ? "' must be two integers, but is \"" : "' must be an integer, but is \"")
                + value
                + "\"",
            e);
      }
    }
  }
}
