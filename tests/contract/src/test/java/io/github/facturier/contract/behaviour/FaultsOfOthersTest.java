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

/** Faults that well-known clients of other services have had; each is a test of ours. */
class FaultsOfOthersTest {
  private static final int ONCE = 1;
  private static final int ONCE_AND_TWO_RETRIES = 3;

  /** As long as a test can wait for it. */
  private static final int FOR_EVER = 50;

  private static final int THREADS = 16;
  private static final int CALLS = 5;

  /** A counter kept per client and never reset, so that retries stop after two in its lifetime. */
  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void aCallDoesNotSpendTheRetriesOfAnother(ProviderUnderTest provider) {
    SpecOperation operation = ordinary(provider);
    try (ProviderServer server = new ProviderServer(provider)) {
      ClientUnderTest client = server.client(builder -> Pauses.replaceIn(builder, wait -> {}));
      for (int call = 0; call < 5; call++) {
        server.willAnswer(status(429));
        server.willAnswer(status(429));
        server.willAnswer(operation);
        client.call(operation).result();
      }
      assertEquals(5 * ONCE_AND_TWO_RETRIES, server.requestCount());
    }
  }

  /** An {@code OkHttpClient} of the user's that silently gets no retries. */
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
      server.willAnswer(status(429));
      server.willAnswer(status(429));
      server.willAnswer(operation);
      client.call(operation).result();
      assertEquals(ONCE_AND_TWO_RETRIES, server.requestCount());
      assertEquals(ONCE, seen.get());
    }
  }

  /** An empty page in the middle that ends a walk, as if there were no more. */
  @Test
  void anEmptyPageIsNotTheLast() {
    try (ProviderServer server = new ProviderServer(ProviderUnderTest.FACTURATION_PRO)) {
      server.willAnswer(page(1, 30, 1, 4));
      server.willAnswer(page(31, 0, 2, 4));
      server.willAnswer(page(31, 7, 3, 4));
      server.willAnswer(page(38, 1, 4, 4));
      FacturationProClient client = (FacturationProClient) server.client().client();
      assertEquals(38, client.customers().list().stream().count());
      assertEquals(4, server.requestCount());
    }
    try (ProviderServer server = new ProviderServer(ProviderUnderTest.LUCCA_CLEEMY)) {
      server.willAnswer(json("{\"items\":" + items(1, 100) + ",\"count\":250}"));
      server.willAnswer(json("{\"items\":[],\"count\":250}"));
      server.willAnswer(json("{\"items\":" + items(201, 50) + ",\"count\":250}"));
      LuccaCleemyClient client = (LuccaCleemyClient) server.client().client();
      assertEquals(150, client.establishments().list().stream().count());
      assertEquals(3, server.requestCount());
    }
  }

  /** Where a page is named by the rows before it, the next one would be the same. */
  @Test
  void anEmptyPageThatStaysEmptyIsAnError() {
    SpecOperation list = operation(ProviderUnderTest.FACTOMOS, "listInvoice");
    try (ProviderServer server = new ProviderServer(ProviderUnderTest.FACTOMOS)) {
      String empty =
          "{\"pagination\":{\"total_invoices\":7},\"invoices\":[],\"error\":{\"code\":0}}";
      for (int i = 0; i < FOR_EVER; i++) {
        server.willAnswer(list, 200, empty);
      }
      server.willAnswer(list, 200, empty.replace("7", "0"));
      FactomosClient client = (FactomosClient) server.client().client();
      PagedCall<?> call = client.invoices().list(InvoiceStatus.PAID);
      assertThrows(ProviderException.class, () -> call.stream().count());
      assertEquals(2, server.requestCount());
    }
  }

  /** A walk through empty pages, for as long as the server says that there are more. */
  @Test
  void emptyPagesEndWithAnError() {
    try (ProviderServer server = new ProviderServer(ProviderUnderTest.FACTURATION_PRO)) {
      for (int i = 0; i < FOR_EVER; i++) {
        server.willAnswer(page(1, 0, 1, Integer.MAX_VALUE));
      }
      server.willAnswer(page(1, 0, 1, 1));
      FacturationProClient client = (FacturationProClient) server.client().client();
      assertThrows(ProviderException.class, () -> client.customers().list().stream().count());
      assertEquals(2, server.requestCount());
    }
  }

  /** A write that is sent again after a failure of the server, which may come after the fact. */
  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void aFailureOfTheServerIsNoInvitation(ProviderUnderTest provider) {
    for (SpecOperation operation : provider.where(operation -> !operation.isRead())) {
      try (ProviderServer server = new ProviderServer(provider)) {
        ClientUnderTest client = server.client(builder -> Pauses.replaceIn(builder, wait -> {}));
        server.answerAll(always(status(500)));
        ApiException e = assertThrows(ApiException.class, () -> client.call(operation).result());
        assertEquals(500, e.status(), operation::toString);
        assertEquals(ONCE, server.requestCount(), operation::toString);
      }
    }
  }

  /** A fixed wait of 100 ms, with which all who were turned away together come back together. */
  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void waitsDiffer(ProviderUnderTest provider) {
    SpecOperation operation = ordinary(provider);
    List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
    try (ProviderServer server = new ProviderServer(provider)) {
      ClientUnderTest client = server.client(builder -> Pauses.replaceIn(builder, waits::add));
      for (int call = 0; call < 20; call++) {
        server.willAnswer(status(429));
        server.willAnswer(status(429));
        server.willAnswer(operation);
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

  /** A {@code Retry-After} without a cap, which lets a server put a thread to sleep for a year. */
  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void aWaitOfAYearIsNotWaited(ProviderUnderTest provider) {
    SpecOperation operation = ordinary(provider);
    List<Duration> waits = new ArrayList<>();
    try (ProviderServer server = new ProviderServer(provider)) {
      ClientUnderTest client = server.client(builder -> Pauses.replaceIn(builder, waits::add));
      for (String asked :
          List.of(
              "31536000",
              "99999999999999999999",
              "18446744073709551615", // -1 to whoever cuts it off
              "Fri, 31 Dec 9999 23:59:59 GMT")) {
        int before = server.requestCount();
        server.answerAll(always(status(429).setHeader("Retry-After", asked)));
        ApiException e = assertThrows(ApiException.class, () -> client.call(operation).result());
        assertEquals(Duration.ofDays(1), e.retryAfter(), asked);
        assertEquals(ONCE, server.requestCount() - before, asked);
      }
      assertEquals(List.of(), waits);
    }
  }

  /** A last response that is kept on the client, and is another thread's by the time it is read. */
  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void everyThreadGetsItsOwnAnswer(ProviderUnderTest provider) throws Exception {
    SpecOperation operation = ordinary(provider);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (ProviderServer server = new ProviderServer(provider)) {
      server.answerAll(
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

  /** A token that is added to an address as text, and corrupts the {@code &} of another value. */
  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void theTokenLeavesOtherValuesAlone(ProviderUnderTest provider) throws Exception {
    String value = "Dupont & fils = 100 % ? #1 + été/\"a\"";
    for (SpecOperation operation : List.of(ordinary(provider), first(provider))) {
      try (ProviderServer server = new ProviderServer(provider)) {
        server.willAnswer(operation);
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

  /** The body of an error that can be read once only, so that whoever logs it takes it away. */
  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void anErrorIsReadAsOftenAsOneLikes(ProviderUnderTest provider) {
    SpecOperation operation = ordinary(provider);
    try (ProviderServer server = new ProviderServer(provider)) {
      server.willAnswer(status(422).setBody("because"));
      ApiException e =
          assertThrows(ApiException.class, () -> server.client().call(operation).result());
      for (int i = 0; i < 3; i++) {
        assertEquals("because", e.body());
        assertEquals(422, e.status());
        assertTrue(e.getMessage().contains("422"), e::getMessage);
      }
    }
  }

  /** A signing key in the message of an exception. */
  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void noKeyIsInAnException(ProviderUnderTest provider) {
    Keys keys = new Keys("kd83-name", "Sd7+kQ/2=xZ&9-pW"); // Factomos takes 16 bytes
    SpecOperation operation = ordinary(provider);
    try (ProviderServer server = new ProviderServer(provider, keys)) {
      server.answerAll(new Indiscreet(keys));
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

  /** Tells everybody the key that it was sent. */
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

  /** An operation that may be sent again once it was turned away, and answers JSON. */
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

  private static Dispatcher always(MockResponse answer) {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        return answer.clone();
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
