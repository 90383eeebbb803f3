package io.github.facturier.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.ThingsApi.ListThings;
import io.github.facturier.runtime.annotation.Effect;
import io.github.facturier.runtime.annotation.Operation;
import io.github.facturier.runtime.client.ClientCore;
import io.github.facturier.runtime.client.Sleepers;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.ErrorDetails;
import io.github.facturier.runtime.error.TransportException;
import io.github.facturier.runtime.json.Thing;
import io.github.facturier.runtime.spi.ErrorDecoder;
import io.github.facturier.runtime.spi.Provider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.Interceptor;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.http.GET;
import retrofit2.http.Path;

/** Calls that begin before or after a client is closed. */
@Timeout(60)
class ClosedClientTest {
  @RegisterExtension final ThingsServer server = new ThingsServer();

  private final CountDownLatch held = new CountDownLatch(1);

  /** An interface whose path has a parameter that is bound on the client. */
  public interface BoundApi {
    @Operation(id = "getBound", effect = Effect.READ)
    @GET("{firm}/things/{id}.json")
    ApiCall<Thing> get(@Path("id") String id);
  }

  private enum Http {
    SHARED,
    OF_THE_USER;

    ThingsServer.Builder with(ThingsServer.Builder builder) {
      return this == SHARED ? builder : builder.httpClient(new OkHttpClient());
    }
  }

  /** Blocks a request until the test releases it. */
  private ThingsServer.Builder holding(ThingsServer.Builder builder) {
    return builder.intercepting(
        chain -> {
          await(held);
          return chain.proceed(chain.request());
        });
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void callsThatWereBegunEnd(Http http) throws Exception {
    int calls = 100; // more than run at a time
    for (int i = 0; i < calls; i++) {
      server.respond("{\"id\":1}");
    }
    ClientCore client = server.client(holding(http.with(server.builder())));
    ThingsApi api = client.api(ThingsApi.class);
    List<CompletableFuture<Thing>> futures = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      futures.add(api.get("1").future());
    }
    client.close();
    held.countDown();
    for (CompletableFuture<Thing> future : futures) {
      assertEquals(1L, future.get(20, TimeUnit.SECONDS).id());
    }
    assertEquals(calls, server.requests());
  }

  @ParameterizedTest
  @EnumSource
  void callsThatAreMadeAfterwardsFailAlike(CallStyle style) {
    for (Http http : Http.values()) {
      ClientCore client = server.client(http.with(server.builder()));
      ThingsApi api = client.api(ThingsApi.class);
      List<ApiCall<?>> before = calls(api);
      client.close();
      client.close();
      List<ApiCall<?>> calls = new ArrayList<>(before);
      calls.addAll(calls(api));
      calls.addAll(calls(client.api(ThingsApi.class)));
      for (ApiCall<?> call : calls) {
        assertClosed(style.failure(call));
        assertClosed(style.failure(call.clone()));
        assertClosed(style.failure(call.raw()));
        assertClosed(style.failure(call.with(request -> request)));
      }
    }
    assertEquals(0, server.requests());
  }

  private static List<ApiCall<?>> calls(ThingsApi api) {
    MultipartBody.Part part =
        MultipartBody.Part.createFormData("a", "a.txt", RequestBody.create("a", null));
    return List.of(
        api.get("1"),
        api.create("a"),
        api.delete("1"),
        api.find("q"),
        api.index(),
        api.pdf("1"),
        api.export(),
        api.email("1"),
        api.rename("a"),
        api.upload("1", part),
        api.list(ListThings.builder().build()));
  }

  private static void assertClosed(Throwable failure) {
    TransportException e = assertInstanceOf(TransportException.class, failure);
    assertTrue(e.getMessage().endsWith(": not sent, since the client is closed"), e.getMessage());
    assertEquals(0, e.status());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theNextPageOfAListFails(boolean prefetch) {
    server.respond("[{\"id\":1},{\"id\":2},{\"id\":3}]");
    ClientCore client = server.client(server.builder());
    PagedCall<Thing> list = client.api(ThingsApi.class).list(ListThings.builder().build());
    Iterator<Thing> things = (prefetch ? list.prefetch() : list).iterator();
    assertEquals(1L, things.next().id());
    client.close();
    assertEquals(2L, things.next().id());
    assertEquals(3L, things.next().id());
    assertClosed(assertThrows(ApiException.class, things::hasNext));
    assertClosed(assertThrows(ApiException.class, () -> list.pages().iterator().next()));
    assertClosed(assertThrows(ApiException.class, list::totalEntries));
    assertEquals(1, server.requests());
  }

  @Test
  void aPageOnItsWayArrives() throws Exception {
    server.respond("[{\"id\":1},{\"id\":2},{\"id\":3}]");
    server.respond("[{\"id\":4}]");
    CountDownLatch asked = new CountDownLatch(1);
    ThingsServer.Builder builder = server.builder();
    builder.intercepting(
        chain -> {
          if ("2".equals(chain.request().url().queryParameter("page"))) {
            asked.countDown();
            await(held);
          }
          return chain.proceed(chain.request());
        });
    ClientCore client = server.client(builder);
    PagedCall<Thing> list = client.api(ThingsApi.class).list(ListThings.builder().build());
    Iterator<Thing> things = list.prefetch().iterator();
    things.next();
    things.next();
    asked.await();
    client.close();
    held.countDown();
    things.next();
    assertEquals(4L, things.next().id());
    assertFalse(things.hasNext());
  }

  @Test
  void aFileIsReadToItsEnd() throws IOException {
    String whole = "x".repeat(3 * 1024 * 1024);
    server.respond(new MockResponse().setBody(whole));
    ClientCore client = server.client(server.builder());
    Download file = client.api(ThingsApi.class).export().result();
    client.close();
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    file.copyTo(read);
    assertEquals(whole, read.toString());
  }

  @ParameterizedTest
  @EnumSource(names = {"FUTURE", "ENQUEUE"})
  void aCallThatWaitsForItsNextAttemptEnds(CallStyle style) throws Exception {
    server.respond(ThingsServer.status(503));
    server.respond("{\"id\":1}");
    ThingsServer.Builder builder = server.builder();
    List<ClientCore> clients = new ArrayList<>();
    Sleepers.replace(builder, (duration, call) -> clients.get(0).close());
    clients.add(server.client(builder));
    assertEquals(1L, ((Thing) style.outcome(clients.get(0).api(ThingsApi.class).get("1"))).id());
    assertEquals(2, server.requests());
  }

  @Test
  void aBoundClientIsClosedWithTheOneItIsMadeFrom() {
    ClientCore client = server.client(server.builder());
    ClientCore bound = client.bind("firm", 12);
    ClientCore boundBefore = bound.bind("other", 1);
    client.close();
    for (ClientCore closed : List.of(bound, boundBefore)) {
      ApiCall<Thing> call = closed.bind("firm", 12).api(BoundApi.class).get("1");
      assertClosed(assertThrows(ApiException.class, call::result));
    }
    assertEquals(0, server.requests());
  }

  @Test
  void closingABoundClientLeavesTheOtherOpen() {
    server.respond("{\"id\":1}");
    ClientCore client = server.client(server.builder());
    ClientCore bound = client.bind("firm", 12);
    ApiCall<Thing> call = bound.api(BoundApi.class).get("1");
    bound.close();
    assertClosed(assertThrows(ApiException.class, call::result));
    assertEquals(1L, client.api(ThingsApi.class).get("1").result().id());
  }

  @Test
  void aClientWithADefaultIsTheClientItself() {
    ClientCore client = server.client(server.builder()).bindDefault("firm", 0);
    client.close();
    ApiCall<Thing> call = client.api(BoundApi.class).get("1");
    assertClosed(assertThrows(ApiException.class, call::result));
  }

  @Test
  void closingOneClientLeavesAnotherOpen() throws Exception {
    server.respond("{\"id\":1}");
    server.respond("{\"id\":2}");
    ClientCore one = server.client(server.builder());
    ClientCore other = server.client(server.builder());
    one.close();
    assertEquals(1L, other.api(ThingsApi.class).get("1").result().id());
    assertEquals(2L, other.api(ThingsApi.class).get("1").future().get(20, TimeUnit.SECONDS).id());
  }

  /** Credentials make calls of their own, on behalf of the call that needs them. */
  @Test
  void theLoginOfACallThatWasBegunIsMade() throws Exception {
    server.respond("{\"id\":7}");
    server.respond("{\"id\":1}");
    CountDownLatch asked = new CountDownLatch(1);
    ClientCore client =
        ClientCore.of(server.builder(), provider(), new LoggingIn(asked), ThingsApi.class);
    CompletableFuture<Thing> future = client.api(ThingsApi.class).get("1").future();
    asked.await();
    client.close();
    held.countDown();
    assertEquals(1L, future.get(20, TimeUnit.SECONDS).id());
    assertEquals("/things/login.json", server.next().getPath());
  }

  private static Provider provider() {
    return new Provider() {
      @Override
      public String name() {
        return "nobody";
      }

      @Override
      public ErrorDecoder errors() {
        return response -> ErrorDetails.NONE;
      }
    };
  }

  private final class LoggingIn implements Credentials {
    private final CountDownLatch asked;
    private Supplier<?> login = () -> null;

    LoggingIn(CountDownLatch asked) {
      this.asked = asked;
    }

    @Override
    public Credentials forClient(Supplier<?> login) {
      this.login = login;
      return this;
    }

    @Override
    public Interceptor interceptor() {
      return chain -> {
        if (!chain.request().url().encodedPath().endsWith("login.json")) {
          asked.countDown();
          await(held);
          assertEquals(7L, ((ThingsApi) login.get()).get("login").result().id());
        }
        return chain.proceed(chain.request());
      };
    }

    @Override
    public Collection<String> secrets() {
      return List.of();
    }
  }
}
