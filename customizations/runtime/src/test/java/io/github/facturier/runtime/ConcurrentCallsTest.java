package io.github.facturier.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.json.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** The number of concurrent asynchronous calls, and the threads of their callbacks. */
@Timeout(60)
class ConcurrentCallsTest {
  private static final int CALLS = 100;

  @RegisterExtension final ThingsServer server = new ThingsServer();

  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final Semaphore arrived = new Semaphore(0);
  private final CountDownLatch released = new CountDownLatch(1);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 64, 1000})
  void callbacksThatCallAgainEnd(int bound) throws Exception {
    callsInCallbacks(server.builder().maxConcurrentCalls(bound));
  }

  @Test
  void callbacksThatCallAgainEndByDefault() throws Exception {
    callsInCallbacks(server.builder());
  }

  @Test
  void callbacksThatCallAgainEndInThreadsOfTheUsers() throws Exception {
    ExecutorService one = Executors.newSingleThreadExecutor();
    Dispatcher dispatcher = new Dispatcher(one);
    dispatcher.setMaxRequestsPerHost(1);
    OkHttpClient http = new OkHttpClient.Builder().dispatcher(dispatcher).build();
    try {
      callsInCallbacks(server.builder().httpClient(http));
      callsInCallbacks(server.builder().httpClient(http).maxConcurrentCalls(3));
    } finally {
      one.shutdownNow();
    }
  }

  private void callsInCallbacks(ThingsServer.Builder builder) throws Exception {
    for (int i = 0; i < 4 * CALLS; i++) {
      server.respond("{\"id\":1}");
    }
    ThingsApi api = server.api(builder);
    List<CompletableFuture<Long>> all = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      all.add(api.get("1").future().thenApply(thing -> api.get("2").future().join().id()));
      CompletableFuture<Long> called = new CompletableFuture<>();
      api.get("3")
          .enqueue(
              new Callback<>() {
                @Override
                public void onResponse(Call<Thing> call, Response<Thing> response) {
                  called.complete(api.get("4").future().join().id());
                }

                @Override
                public void onFailure(Call<Thing> call, Throwable e) {
                  called.completeExceptionally(e);
                }
              });
      all.add(called);
    }
    for (CompletableFuture<Long> future : all) {
      assertEquals(1L, future.get(30, TimeUnit.SECONDS));
    }
  }

  /** Failures use the callbacks as well. */
  @Test
  void callbacksOfFailuresMayCallAgain() throws Exception {
    for (int i = 0; i < 10; i++) {
      server.respond(ThingsServer.status(404));
    }
    ThingsApi api = server.api(server.builder().maxConcurrentCalls(1));
    for (int i = 0; i < 5; i++) {
      CompletableFuture<Boolean> again =
          api.get("1")
              .future()
              .handle((thing, e) -> api.get("2").future().handle((x, y) -> y != null).join());
      assertTrue(again.get(30, TimeUnit.SECONDS));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64})
  void noMoreRunThanAreAllowed(int bound) throws Exception {
    assertEquals(bound, mostAtATime(server.builder().maxConcurrentCalls(bound), bound));
  }

  @Test
  void thereAre64ByDefault() throws Exception {
    assertEquals(64, mostAtATime(server.builder(), 64));
  }

  @Test
  void theDispatcherOfTheUsersIsKept() throws Exception {
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequestsPerHost(3);
    OkHttpClient http = new OkHttpClient.Builder().dispatcher(dispatcher).build();
    assertEquals(3, mostAtATime(server.builder().httpClient(http), 3));
    dispatcher.executorService().shutdown();
  }

  @Test
  void theSettingComesBeforeTheDispatcherOfTheUsers() throws Exception {
    OkHttpClient http = new OkHttpClient();
    ThingsServer.Builder builder = server.builder().httpClient(http).maxConcurrentCalls(9);
    assertEquals(9, mostAtATime(builder, 9));
    assertEquals(5, http.dispatcher().getMaxRequestsPerHost());
    http.dispatcher().executorService().shutdown();
  }

  @Test
  void theSettingUsesTheThreadsOfTheUsers() throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    OkHttpClient http = new OkHttpClient.Builder().dispatcher(new Dispatcher(two)).build();
    try {
      ThingsServer.Builder builder = server.builder().maxConcurrentCalls(9).httpClient(http);
      assertEquals(2, mostAtATime(builder, 2));
    } finally {
      two.shutdownNow();
    }
  }

  /** Each client has its own limit: a slow client does not delay another. */
  @Test
  void clientsDoNotShareTheirPlaces() throws Exception {
    server.respond("{\"id\":1}");
    server.respond("{\"id\":1}");
    ThingsApi slow = server.api(counting(server.builder().maxConcurrentCalls(1)));
    CompletableFuture<Thing> held = slow.get("1").future();
    arrived.acquire();
    ThingsApi other = server.api(server.builder().maxConcurrentCalls(1));
    assertEquals(1L, other.get("1").future().get(20, TimeUnit.SECONDS).id());
    released.countDown();
    assertEquals(1L, held.get(20, TimeUnit.SECONDS).id());
  }

  /** Waits until the maximum runs, then releases them. */
  private int mostAtATime(ThingsServer.Builder builder, int expected) throws Exception {
    for (int i = 0; i < CALLS; i++) {
      server.respond("{\"id\":1}");
    }
    ThingsApi api = server.api(counting(builder));
    List<CompletableFuture<Thing>> futures = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      futures.add(api.get("1").future());
    }
    assertTrue(arrived.tryAcquire(expected, 20, TimeUnit.SECONDS), "fewer run: " + most.get());
    released.countDown();
    for (CompletableFuture<Thing> future : futures) {
      future.get(20, TimeUnit.SECONDS);
    }
    return most.get();
  }

  private ThingsServer.Builder counting(ThingsServer.Builder builder) {
    return builder.intercepting(
        chain -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          arrived.release();
          try {
            released.await();
            return chain.proceed(chain.request());
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          } finally {
            running.decrementAndGet();
          }
        });
  }

  @Test
  void lessThanOneIsRefused() {
    for (int bound : new int[] {0, -1, Integer.MIN_VALUE}) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class, () -> server.builder().maxConcurrentCalls(bound));
      assertTrue(e.getMessage().contains("maxConcurrentCalls"), e.getMessage());
    }
  }

  /** A queued call is not sent after its future is cancelled. */
  @Test
  void aCancelledFutureIsNotSent() throws Exception {
    server.respond("{\"id\":1}");
    server.respond("{\"id\":3}");
    ThingsApi api = server.api(counting(server.builder().maxConcurrentCalls(1)));
    CompletableFuture<Thing> first = api.get("1").future();
    arrived.acquire();
    ApiCall<Thing> second = api.get("2");
    CompletableFuture<Thing> waiting = second.future();
    CompletableFuture<Thing> third = api.get("3").future();
    assertTrue(waiting.cancel(true));
    assertTrue(second.isCanceled());
    released.countDown();
    assertEquals(1L, first.get(20, TimeUnit.SECONDS).id());
    assertEquals(3L, third.get(20, TimeUnit.SECONDS).id()); // its turn comes after the second's
    assertTrue(waiting.isCancelled());
    assertEquals("/things/1.json", server.next().getPath());
    assertEquals("/things/3.json", server.next().getPath());
    assertEquals(2, server.requests());
  }

  @Test
  void aCancelledFutureEndsItsRequest() throws Exception {
    server.respond(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
    server.respond("{\"id\":2}");
    ThingsApi api = server.api(server.builder().maxConcurrentCalls(1));
    CompletableFuture<Thing> stuck = api.get("1").future();
    server.next();
    stuck.cancel(true);
    assertEquals(2L, api.get("2").future().get(5, TimeUnit.SECONDS).id(), "the place is kept");
  }

  /** The caller cannot close it. */
  @Test
  void anAbandonedFileIsClosed() throws Exception {
    server.respond(new MockResponse().setBody("x".repeat(1024 * 1024)));
    OkHttpClient http = new OkHttpClient();
    CountDownLatch ended = new CountDownLatch(1);
    OkHttpClient watched =
        http.newBuilder()
            .eventListener(
                new okhttp3.EventListener() {
                  @Override
                  public void callEnd(okhttp3.Call call) {
                    ended.countDown();
                  }

                  @Override
                  public void callFailed(okhttp3.Call call, java.io.IOException e) {
                    ended.countDown();
                  }
                })
            .build();
    ThingsApi api = server.api(counting(server.builder().httpClient(watched)));
    CompletableFuture<Download> future = api.export().future();
    arrived.acquire();
    future.complete(null);
    assertFalse(future.isCancelled());
    released.countDown();
    assertTrue(ended.await(20, TimeUnit.SECONDS));
    http.dispatcher().executorService().shutdown();
  }
}
