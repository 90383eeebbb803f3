package io.github.facturier.runtime;

import static io.github.facturier.runtime.ThingsServer.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.ThingsApi.ListThings;
import io.github.facturier.runtime.error.NotFoundException;
import io.github.facturier.runtime.error.ProviderException;
import io.github.facturier.runtime.error.TransportException;
import io.github.facturier.runtime.json.Thing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Paging with prefetch, with at most three things per page. */
@Timeout(60)
class PrefetchTest {
  @RegisterExtension final ThingsServer server = new ThingsServer();

  /** Counts the responses that were received in full. */
  private final Semaphore responses = new Semaphore(0);

  private final CountDownLatch canceled = new CountDownLatch(1);

  @Test
  void theNextPageIsOnItsWayWhileOneIsUsedAndNoOther() throws InterruptedException {
    respondWithPages(3, 3, 3, 1);
    Iterator<Thing> things = list().iterator();
    List<Long> ids = new ArrayList<>();
    for (int page = 1; page <= 3; page++) {
      ids.add(things.next().id());
      responses.acquire(page == 1 ? 1 : 0);
      assertEquals(page, server.requests(), "the first item of page " + page);
      ids.add(things.next().id());
      responses.acquire(); // the next page, before it is requested
      ids.add(things.next().id());
      assertEquals(page + 1, server.requests(), "page " + page);
    }
    assertEquals(10L, things.next().id());
    assertFalse(things.hasNext());
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L), ids);
    assertEquals(4, server.requests());
  }

  @Test
  void everyItemComesOnceAndInOrder() {
    respondWithPages(3, 3, 3, 0);
    assertEquals(
        LongStream.rangeClosed(1, 9).boxed().toList(), list().stream().map(Thing::id).toList());
    assertEquals(4, server.requests());
  }

  @Test
  void oneItemAsksForNoFurtherPage() {
    respondWithPages(3);
    respondWithPages(3);
    assertEquals(1L, list().stream().findFirst().orElseThrow().id());
    assertEquals(1L, list().stream().limit(1).toList().get(0).id());
    assertEquals(2, server.requests());
  }

  @Test
  void afterTheLastPageNothingIsFetched() {
    respondWithPages(2);
    assertEquals(2, list().stream().count());
    assertEquals(1, server.requests());
  }

  @Test
  void aPageThatIsHandedOutStartsTheNext() throws InterruptedException {
    respondWithPages(3, 1);
    Iterator<Page<Thing>> pages = list().pages().iterator();
    assertEquals(1, pages.next().number());
    responses.acquire(2);
    assertEquals(2, server.requests());
    assertEquals(2, pages.next().number());
    assertFalse(pages.hasNext());
  }

  @Test
  void errorsAreThrownWhenTheIterationReachesThem() throws InterruptedException {
    respondWithPages(3);
    server.respond(status(404));
    Iterator<Thing> things = list().iterator();
    things.next();
    things.next();
    responses.acquire(2);
    assertEquals(3L, things.next().id());
    NotFoundException e = assertThrows(NotFoundException.class, things::hasNext);
    assertTrue(e.url().contains("page=2"), e.url());
  }

  @Test
  void aRepeatedPageEndsTheIteration() {
    server.respond(page(1, 3));
    server.respond(page(1, 3));
    List<Thing> seen = new ArrayList<>();
    assertThrows(ProviderException.class, () -> list().stream().forEach(seen::add));
    assertEquals(3, seen.size());
    assertEquals(2, server.requests());
  }

  @Test
  void closingTheStreamEndsTheRequest() throws InterruptedException {
    respondWithPages(3);
    Held held = new Held();
    try (Stream<Thing> things = list(held).stream()) {
      Iterator<Thing> iterator = things.iterator();
      iterator.next();
      iterator.next();
      held.arrived.await();
    }
    canceled.await();
    assertEquals(1, server.requests());
  }

  @Test
  void closingTheStreamFetchesNothing() {
    respondWithPages(3, 3);
    try (Stream<Thing> things = list().stream()) {
      things.iterator().next();
    }
    assertEquals(1, server.requests());
  }

  @Test
  void cancellingTheCallEndsTheRequest() throws InterruptedException {
    respondWithPages(3);
    Held held = new Held();
    PagedCall<Thing> call = list(held);
    Iterator<Thing> things = call.iterator();
    things.next();
    things.next();
    held.arrived.await();
    call.cancel();
    canceled.await();
    things.next();
    assertThrows(TransportException.class, things::hasNext);
  }

  @Test
  void anInterruptEndsTheRequest() throws InterruptedException {
    respondWithPages(3);
    Held held = new Held();
    Iterator<Thing> things = list(held).iterator();
    CountDownLatch going = new CountDownLatch(1);
    FutureTask<Boolean> iteration =
        new FutureTask<>(
            () -> {
              things.next();
              things.next();
              held.arrived.await(); // by another thread
              going.countDown();
              things.next();
              assertThrows(TransportException.class, things::hasNext);
              return Thread.currentThread().isInterrupted();
            });
    Thread thread = new Thread(iteration);
    thread.start();
    going.await();
    thread.interrupt();
    canceled.await();
    assertTrue(get(iteration), "the interrupt was swallowed");
  }

  /** Requests are counted in the client: an abandoned request may reach the server too late. */
  @Test
  void asManyPagesAreFetchedAheadAsFollowTheFirst() {
    assertEquals(0, fetchedAhead(false, 3, 3, 1));
    assertEquals(2, fetchedAhead(true, 3, 3, 1));
    assertEquals(0, fetchedAhead(true, 2));
  }

  private int fetchedAhead(boolean prefetch, int... pages) {
    AtomicInteger tasks = new AtomicInteger();
    ThreadPoolExecutor refusing =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            (task, executor) -> tasks.incrementAndGet());
    refusing.shutdown();
    respondWithPages(pages);
    OkHttpClient http = http().dispatcher(new Dispatcher(refusing)).build();
    PagedCall<Thing> call =
        server.api(server.builder().httpClient(http)).list(ListThings.builder().build());
    assertEquals(IntStream.of(pages).sum(), (prefetch ? call.prefetch() : call).stream().count());
    return tasks.get();
  }

  @Test
  void aPoolThatRejectsTasksIsNotNeeded() {
    ExecutorService closed = Executors.newSingleThreadExecutor();
    closed.shutdown();
    respondWithPages(3, 1);
    assertEquals(4, list(http().dispatcher(new Dispatcher(closed))).stream().count());
  }

  /** An iteration in the only thread of the pool must not wait for that thread. */
  @Test
  void anIterationInThePoolDoesNotWaitForThePool() throws InterruptedException {
    ExecutorService one = Executors.newSingleThreadExecutor();
    try {
      respondWithPages(3, 3, 1);
      PagedCall<Thing> call = list(http().dispatcher(new Dispatcher(one)));
      FutureTask<Long> iteration = new FutureTask<>(() -> call.stream().count());
      one.execute(iteration);
      assertEquals(7, get(iteration));
    } finally {
      one.shutdownNow();
    }
  }

  @Test
  void aChangedOrClonedCallPrefetchesAsWell() throws InterruptedException {
    respondWithPages(3, 1);
    Iterator<Thing> things = list().with(request -> request).clone().iterator();
    things.next();
    things.next();
    responses.acquire(2);
    assertEquals(2, server.requests());
  }

  private static <T> T get(FutureTask<T> task) throws InterruptedException {
    try {
      return task.get(30, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /** Holds the request for the second page until it is cancelled. */
  private final class Held {
    private final CountDownLatch arrived = new CountDownLatch(1);

    void hold(int page) throws IOException {
      if (page != 2) {
        return;
      }
      arrived.countDown();
      try {
        canceled.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new IOException("Canceled");
    }
  }

  private OkHttpClient.Builder http() {
    return new OkHttpClient.Builder()
        .eventListener(
            new EventListener() {
              @Override
              public void canceled(Call call) {
                if ("2".equals(call.request().url().queryParameter("page"))) {
                  canceled.countDown();
                }
              }

              @Override
              public void responseBodyEnd(Call call, long byteCount) {
                responses.release();
              }
            });
  }

  private PagedCall<Thing> list() {
    return list(http());
  }

  private PagedCall<Thing> list(Held held) {
    return list(
        http()
            .addInterceptor(
                chain -> {
                  held.hold(Integer.parseInt(chain.request().url().queryParameter("page")));
                  return chain.proceed(chain.request());
                }));
  }

  private PagedCall<Thing> list(OkHttpClient.Builder http) {
    return server
        .api(server.builder().httpClient(http.build()))
        .list(ListThings.builder().build())
        .prefetch();
  }

  private void respondWithPages(int... sizes) {
    long first = 1;
    for (int size : sizes) {
      server.respond(page(first, size));
      first += size;
    }
  }

  private static String page(long first, int size) {
    return LongStream.range(first, first + size)
        .mapToObj(id -> "{\"id\":" + id + "}")
        .collect(Collectors.joining(",", "[", "]"));
  }
}
