package io.github.facturier.contract.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.provider.ClientUnderTest;
import io.github.facturier.contract.provider.Keys;
import io.github.facturier.contract.provider.ProviderServer;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.contract.spec.WireRequest;
import io.github.facturier.factomos.FactomosClient;
import io.github.facturier.factomos.model.InvoiceStatus;
import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.luccacleemy.LuccaCleemyClient;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.PagedCall;
import io.github.facturier.runtime.RetryPolicy;
import io.github.facturier.runtime.client.Pauses;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.ProviderException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Regression tests for faults of well-known clients of other services. */
class ClientFaultRegressionsTest {
  private static final int ONCE = 1;
  private static final int ONCE_AND_TWO_RETRIES = 3;

  /** The longest wait in a test. */
  private static final int FOR_EVER = 50;

  private static final int THREADS = 16;
  private static final int CALLS = 5;

  /** Fault: a retry counter per client that is never reset, so that retries stop after two. */
  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void aCallDoesNotSpendTheRetriesOfAnother(ProviderUnderTest provider) {
    SpecOperation operation = ordinary(provider);
    try (ProviderServer server = new ProviderServer(provider)) {
      ClientUnderTest client = server.client(builder -> Pauses.replaceIn(builder, wait -> {}));
      for (int call = 0; call < 5; call++) {
        server.willRespond(status(429));
        server.willRespond(status(429));
        server.willRespond(operation);
        client.call(operation).result();
      }
      assertEquals(5 * ONCE_AND_TWO_RETRIES, server.requestCount());
    }
  }

  /** Fault: an {@code OkHttpClient} of the user silently has no retries. */
  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void aClientOfTheUsersRetriesLikeOurs(ProviderUnderTest provider) {
    SpecOperation operation = ordinary(provider);
    AtomicInteger seen = new AtomicInteger();
    OkHttpClient mine =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  seen.incrementAndGet();
                  return chain.proceed(chain.request());
                })
            .build();
    try (ProviderServer server = new ProviderServer(provider)) {
      ClientUnderTest client =
          server.client(builder -> Pauses.replaceIn(builder.httpClient(mine), wait -> {}));
      server.willRespond(status(429));
      server.willRespond(status(429));
      server.willRespond(operation);
      client.call(operation).result();
      assertEquals(ONCE_AND_TWO_RETRIES, server.requestCount());
      assertEquals(ONCE, seen.get());
    }
  }

  /** Fault: an empty page in the middle ends the iteration. */
  @Test
  void anEmptyPageIsNotTheLast() {
    try (ProviderServer server = new ProviderServer(ProviderUnderTest.FACTURATION_PRO)) {
      server.willRespond(page(1, 30, 1, 4));
      server.willRespond(page(31, 0, 2, 4));
      server.willRespond(page(31, 7, 3, 4));
      server.willRespond(page(38, 1, 4, 4));
      FacturationProClient client = (FacturationProClient) server.client().client();
      assertEquals(38, client.customers().list().stream().count());
      assertEquals(4, server.requestCount());
    }
    try (ProviderServer server = new ProviderServer(ProviderUnderTest.LUCCA_CLEEMY)) {
      server.willRespond(json("{\"items\":" + items(1, 100) + ",\"count\":250}"));
      server.willRespond(json("{\"items\":[],\"count\":250}"));
      server.willRespond(json("{\"items\":" + items(201, 50) + ",\"count\":250}"));
      LuccaCleemyClient client = (LuccaCleemyClient) server.client().client();
      assertEquals(150, client.establishments().list().stream().count());
      assertEquals(3, server.requestCount());
    }
  }

  /**
   * If a page is identified by the number of rows before it, the page after an empty one is the
   * same.
   */
  @Test
  void anEmptyPageThatStaysEmptyIsAnError() {
    SpecOperation list = operation(ProviderUnderTest.FACTOMOS, "listInvoice");
    try (ProviderServer server = new ProviderServer(ProviderUnderTest.FACTOMOS)) {
      String empty =
          "{\"pagination\":{\"total_invoices\":7},\"invoices\":[],\"error\":{\"code\":0}}";
      for (int i = 0; i < FOR_EVER; i++) {
        server.willRespond(list, 200, empty);
      }
      server.willRespond(list, 200, empty.replace("7", "0"));
      FactomosClient client = (FactomosClient) server.client().client();
      PagedCall<?> call = client.invoices().list(InvoiceStatus.PAID);
      assertThrows(ProviderException.class, () -> call.stream().count());
      assertEquals(2, server.requestCount());
    }
  }

  /** Fault: an endless iteration of empty pages while the server reports more pages. */
  @Test
  void tooManyEmptyPagesAreAnError() {
    try (ProviderServer server = new ProviderServer(ProviderUnderTest.FACTURATION_PRO)) {
      for (int i = 0; i < FOR_EVER; i++) {
        server.willRespond(page(1, 0, 1, Integer.MAX_VALUE));
      }
      server.willRespond(page(1, 0, 1, 1));
      FacturationProClient client = (FacturationProClient) server.client().client();
      assertThrows(ProviderException.class, () -> client.customers().list().stream().count());
      assertEquals(2, server.requestCount());
    }
  }

  /** Fault: a write is resent after a server error, although it may have been carried out. */
  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void aWriteIsNotResentAfterAServerError(ProviderUnderTest provider) {
    for (SpecOperation operation : provider.where(operation -> !operation.isRead())) {
      try (ProviderServer server = new ProviderServer(provider)) {
        ClientUnderTest client = server.client(builder -> Pauses.replaceIn(builder, wait -> {}));
        server.respondWith(always(status(500)));
        ApiException e = assertThrows(ApiException.class, () -> client.call(operation).result());
        assertEquals(500, e.status(), operation::toString);
        assertEquals(ONCE, server.requestCount(), operation::toString);
      }
    }
  }

  /** Fault: a fixed wait of 100 ms, so that all rejected clients retry at the same time. */
  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void waitsDiffer(ProviderUnderTest provider) {
    SpecOperation operation = ordinary(provider);
    List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
    try (ProviderServer server = new ProviderServer(provider)) {
      ClientUnderTest client = server.client(builder -> Pauses.replaceIn(builder, waits::add));
      for (int call = 0; call < 20; call++) {
        server.willRespond(status(429));
        server.willRespond(status(429));
        server.willRespond(operation);
        client.call(operation).result();
      }
    }
    assertEquals(40, waits.size());
    assertTrue(new HashSet<>(waits).size() > 10, waits::toString);
    for (int i = 0; i < waits.size(); i++) {
      Duration most = RetryPolicy.DEFAULT.firstDelay().multipliedBy(1 + i % 2);
      assertTrue(waits.get(i).compareTo(most) <= 0, waits::toString);
    }
  }

  /** Fault: {@code Retry-After} without a limit, so that a server can block a thread for a year. */
  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void aRetryAfterOfAYearEndsTheCall(ProviderUnderTest provider) {
    SpecOperation operation = ordinary(provider);
    List<Duration> waits = new ArrayList<>();
    try (ProviderServer server = new ProviderServer(provider)) {
      ClientUnderTest client = server.client(builder -> Pauses.replaceIn(builder, waits::add));
      for (String asked :
          List.of(
              "31536000",
              "99999999999999999999",
              "18446744073709551615", // -1 for a client that truncates it
              "Fri, 31 Dec 9999 23:59:59 GMT")) {
        int before = server.requestCount();
        server.respondWith(always(status(429).setHeader("Retry-After", asked)));
        ApiException e = assertThrows(ApiException.class, () -> client.call(operation).result());
        assertEquals(Duration.ofDays(1), e.retryAfter(), asked);
        assertEquals(ONCE, server.requestCount() - before, asked);
      }
      assertEquals(List.of(), waits);
    }
  }

  /** Fault: the last response is a field of the client, which another thread may overwrite. */
  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void everyThreadGetsItsOwnResponse(ProviderUnderTest provider) throws Exception {
    SpecOperation operation = ordinary(provider);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (ProviderServer server = new ProviderServer(provider)) {
      server.respondWith(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              String marker = request.getHeader("X-Marker");
              return status(422).setHeader("X-Marker", marker).setBody("no to " + marker + ".");
            }
          });
      ClientUnderTest client = server.client();
      CountDownLatch start = new CountDownLatch(1);
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        String marker = "m" + thread;
        all.add(
            threads.submit(
                () -> {
                  start.await();
                  for (int i = 0; i < CALLS; i++) {
                    ApiCall<?> call = marked(client.call(operation), marker + "-" + i);
                    ApiException e = assertThrows(ApiException.class, call::result);
                    assertEquals("no to " + marker + "-" + i + ".", e.body());
                    assertEquals(
                        marker + "-" + i,
                        marked(client.call(operation), marker + "-" + i)
                            .execute()
                            .headers()
                            .get("X-Marker"));
                  }
                  return null;
                }));
      }
      start.countDown();
      for (Future<?> one : all) {
        one.get(60, TimeUnit.SECONDS);
      }
      assertEquals(THREADS * CALLS * 2, server.requestCount());
    } finally {
      threads.shutdownNow();
    }
  }

  /**
   * Fault: the token is appended to the URL as text, and corrupts an {@code &} in another value.
   */
  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void theTokenLeavesOtherValuesAlone(ProviderUnderTest provider) throws Exception {
    String value = "Dupont & fils = 100 % ? #1 + été/\"a\"";
    for (SpecOperation operation : List.of(ordinary(provider), first(provider))) {
      try (ProviderServer server = new ProviderServer(provider)) {
        server.willRespond(operation);
        Object result =
            server
                .client()
                .call(operation)
                .with(
                    request ->
                        request
                            .newBuilder()
                            .url(request.url().newBuilder().addQueryParameter("q&a", value).build())
                            .build())
                .result();
        if (result instanceof AutoCloseable file) {
          file.close();
        }
        WireRequest request = server.takeRequest();
        assertEquals(List.of(value), request.url().queryParameterValues("q&a"));
      }
    }
  }

  /** Fault: the body of an error can be read only once, so that logging it consumes it. */
  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void anErrorBodyCanBeReadRepeatedly(ProviderUnderTest provider) {
    SpecOperation operation = ordinary(provider);
    try (ProviderServer server = new ProviderServer(provider)) {
      server.willRespond(status(422).setBody("because"));
      ApiException e =
          assertThrows(ApiException.class, () -> server.client().call(operation).result());
      for (int i = 0; i < 3; i++) {
        assertEquals("because", e.body());
        assertEquals(422, e.status());
        assertTrue(e.getMessage().contains("422"), e::getMessage);
      }
    }
  }

  /** Fault: a signing key is in the message of an exception. */
  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void noKeyIsInAnException(ProviderUnderTest provider) {
    Keys keys = new Keys("kd83-name", "Sd7+kQ/2=xZ&9-pW"); // Factomos takes 16 bytes
    SpecOperation operation = ordinary(provider);
    try (ProviderServer server = new ProviderServer(provider, keys)) {
      server.respondWith(new Indiscreet(keys));
      ClientUnderTest client = server.client();
      for (int status : new int[] {200, 400, 401, 422, 500}) {
        ApiCall<?> call = marked(client.call(operation), Integer.toString(status));
        Exception e = assertThrows(Exception.class, call::result);
        assertInstanceOf(ApiException.class, e);
        StringWriter all = new StringWriter();
        e.printStackTrace(new PrintWriter(all));
        all.append(((ApiException) e).error().toString());
        assertFalse(all.toString().contains(keys.secret()), all::toString);
        assertTrue(all.toString().contains("key was"), all::toString);
      }
    }
  }

  /** A server that repeats the key in its response. */
  private static final class Indiscreet extends Dispatcher {
    private final Keys keys;

    Indiscreet(Keys keys) {
      this.keys = keys;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      return status(Integer.parseInt(request.getHeader("X-Marker")))
          .setHeader("Content-Type", "application/json")
          .setBody("{\"key was\":\"" + keys.secret() + "\" and there it ends");
    }
  }

  /** An operation that may be resent after a rejection, with a JSON response. */
  private static SpecOperation ordinary(ProviderUnderTest provider) {
    return provider
        .where(
            operation ->
                !operation.isNeverResent()
                    && !operation.isAnonymous()
                    && SpecOperation.JSON.equals(operation.success().mediaType()))
        .get(0);
  }

  private static SpecOperation first(ProviderUnderTest provider) {
    return provider.where(operation -> !operation.isAnonymous()).get(0);
  }

  private static SpecOperation operation(ProviderUnderTest provider, String id) {
    return provider.where(operation -> operation.id().equals(id)).get(0);
  }

  private static ApiCall<?> marked(ApiCall<?> call, String marker) {
    return call.with(request -> request.newBuilder().header("X-Marker", marker).build());
  }

  private static Dispatcher always(MockResponse response) {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        return response.clone();
      }
    };
  }

  private static MockResponse status(int status) {
    return new MockResponse().setResponseCode(status);
  }

  private static MockResponse json(String json) {
    return status(200).setHeader("Content-Type", "application/json").setBody(json);
  }

  private static MockResponse page(long first, int size, int page, int pages) {
    String pagination =
        "{\"current_page\":"
            + page
            + ",\"total_pages\":"
            + pages
            + ",\"per_page\":30,\"total_entries\":100}";
    return json(items(first, size)).setHeader("X-Pagination", pagination);
  }

  private static String items(long first, int size) {
    return LongStream.range(first, first + size)
        .mapToObj(id -> "{\"id\":" + id + "}")
        .collect(Collectors.joining(",", "[", "]"));
  }
}
