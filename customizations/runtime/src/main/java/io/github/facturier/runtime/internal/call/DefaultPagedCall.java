package io.github.facturier.runtime.internal.call;

import io.github.facturier.runtime.Page;
import io.github.facturier.runtime.PagedCall;
import io.github.facturier.runtime.annotation.Paging;
import io.github.facturier.runtime.internal.http.OperationMetadata;
import io.github.facturier.runtime.internal.http.OutcomeInterceptor;
import io.github.facturier.runtime.internal.http.RequestParameters;
import io.github.facturier.runtime.internal.io.ListWithTotal;
import io.github.facturier.runtime.internal.io.NonNullItems;
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
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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
    DefaultPagedCall<S, T> call = at(request());
    Page<T> page = fetch(call, 1);
    if (page.items() instanceof ListWithTotal counted) {
      return OptionalLong.of(counted.total());
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
  public void cancel() {
    super.cancel();
    pages.forEach(DefaultApiCall::cancel);
  }

  @Override
  public PagedCall<T> clone() {
    return at(request());
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
    private final int size =
        paging.size().isEmpty() ? paging.max() : parameter(paging.size(), paging.max());
    private int position = parameter(paging.page(), paging.offset() ? 0 : 1);
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
      try {
        ended = isLast(page);
      } catch (Throwable e) { // the provider's headers are invalid
        throw call.failed(e);
      }
      boolean repeated = last != null && last.items().equals(page.items());
      if (!ended && repeated) { // also if it is empty
        int status = OutcomeInterceptor.successStatus(call.request());
        throw context.errors().repeatedPage(call.request(), status, position);
      }
      last = page;
      position += paging.offset() ? NonNullItems.received(page.items()) : 1;
      return page;
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
      if (page.items() instanceof ListWithTotal counted) {
        long before = paging.offset() ? position : (long) (position - 1) * size;
        return counted.total() <= before + NonNullItems.received(counted);
      }
      return !context.pager().hasNext(page, size);
    }

    private Request request(int position) {
      Request request =
          RequestParameters.set(
              DefaultPagedCall.this.request(), paging.page(), Integer.toString(position));
      return paging.size().isEmpty()
          ? request
          : RequestParameters.set(request, paging.size(), Integer.toString(size));
    }

    private int parameter(String name, int otherwise) {
      String value = RequestParameters.get(DefaultPagedCall.this.request(), name);
      try {
        return value == null ? otherwise : Integer.parseInt(value);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            OperationMetadata.of(DefaultPagedCall.this.request()).name()
                + ": parameter '"
                + name
                + "' must be an integer, but is \""
                + value
                + "\"",
            e);
      }
    }
  }
}
