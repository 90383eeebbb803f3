package io.github.facturier.runtime.internal.call;

import io.github.facturier.runtime.Page;
import io.github.facturier.runtime.PagedCall;
import io.github.facturier.runtime.annotation.Paging;
import io.github.facturier.runtime.internal.http.OperationMetadata;
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
 * @param <S> the answer: the list itself, or a model that it is part of
 */
final class DefaultPagedCall<S, T> extends DefaultApiCall<S, List<T>> implements PagedCall<T> {
  private final Paging paging;
  private final boolean ahead;

  /** The pages that are on their way: each is a call of its own. */
  private final Set<DefaultApiCall<?, ?>> pages = ConcurrentHashMap.newKeySet();

  DefaultPagedCall(
      okhttp3.Call call,
      ResponseMapper<S, List<T>> shape,
      CallContext context,
      Paging paging,
      boolean ahead) {
    super(call, shape, context);
    this.paging = paging;
    this.ahead = ahead;
  }

  @Override
  public Stream<T> stream() {
    Walk walk = new Walk();
    return stream(new PageItemIterator<>(walk, walk::goAhead), walk);
  }

  @Override
  public Stream<Page<T>> pages() {
    Walk walk = new Walk();
    Iterator<Page<T>> pages =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return walk.hasNext();
          }

          @Override
          public Page<T> next() {
            Page<T> page = walk.next();
            walk.goAhead();
            return page;
          }
        };
    return stream(pages, walk);
  }

  private <E> Stream<E> stream(Iterator<E> elements, Walk walk) {
    int kind = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(elements, kind), false)
        .onClose(walk::stop);
  }

  @Override
  public PagedCall<T> prefetch() {
    return new DefaultPagedCall<>(context.call(request(), call), shape, context, paging, true);
  }

  @Override
  public OptionalLong totalEntries() {
    Page<T> page = fetch(at(request()), 1);
    if (page.items() instanceof ListWithTotal counted) {
      return OptionalLong.of(counted.total());
    }
    try {
      return context.pager().totalEntries(page.headers());
    } catch (RuntimeException e) { // the provider's headers are not what they should be
      throw context.errors().thrown(request(), 200, e);
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
    return new DefaultPagedCall<>(context.call(request, call), shape, context, paging, ahead);
  }

  private Page<T> fetch(DefaultPagedCall<S, T> page, int number) {
    pages.add(page);
    try {
      if (isCanceled()) {
        throw new IOException("Canceled");
      }
      Response<List<T>> response = page.execute();
      return new Page<>(number, page.unpack(response), response.headers());
    } catch (IOException e) {
      throw context.errors().transport(page.request(), e);
    } finally {
      pages.remove(page);
    }
  }

  private final class Walk implements Iterator<Page<T>> {
    private final int size =
        paging.size().isEmpty() ? paging.max() : parameter(paging.size(), paging.max());
    private int position = parameter(paging.page(), paging.offset() ? 0 : 1);
    private @Nullable Page<T> last;
    private boolean ended;
    private volatile @Nullable PrefetchedPage<Page<T>> next;
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
      Page<T> page = arrive();
      ended = isLast(page);
      boolean repeated = last != null && last.items().equals(page.items());
      if (!ended && repeated) { // be it empty: it would go on for as long as is announced
        throw context.errors().repeatedPage(DefaultPagedCall.this.request(), position);
      }
      last = page;
      position += paging.offset() ? NonNullItems.received(page.items()) : 1;
      return page;
    }

    private Page<T> arrive() {
      PrefetchedPage<Page<T>> page = next;
      next = null;
      if (page == null) {
        return fetch(at(request(position)), position);
      }
      try {
        return page.get();
      } catch (IOException e) {
        throw context.errors().transport(request(position), e);
      }
    }

    /** Has the next page fetched, if there is one and that is wanted. */
    void goAhead() {
      if (!ahead || ended || next != null) {
        return;
      }
      DefaultPagedCall<S, T> page = at(request(position));
      int number = position;
      next = PrefetchedPage.start(() -> fetch(page, number), page::cancel, context.background());
      if (stopped) { // meanwhile, by another thread
        stop();
      }
    }

    /** Ends what nobody is going to ask for. */
    void stop() {
      stopped = true;
      PrefetchedPage<Page<T>> page = next;
      if (page != null) {
        page.cancel();
      }
    }

    private boolean isLast(Page<T> page) {
      if (page.items() instanceof ListWithTotal counted) {
        long before = paging.offset() ? position : (long) (position - 1) * size;
        return counted.total() <= before + NonNullItems.received(counted);
      }
      try {
        return !context.pager().hasNext(page, size);
      } catch (RuntimeException e) { // the provider's headers are not what they should be
        throw context.errors().thrown(request(position), 200, e);
      }
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
                + "' must be a whole number, but is \""
                + value
                + "\"",
            e);
      }
    }
  }
}
