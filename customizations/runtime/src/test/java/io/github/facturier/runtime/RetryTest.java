package io.github.facturier.runtime;

import static io.github.facturier.runtime.ThingsServer.cut;
import static io.github.facturier.runtime.ThingsServer.json;
import static io.github.facturier.runtime.ThingsServer.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.client.Sleepers;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.RateLimitException;
import io.github.facturier.runtime.error.ServerException;
import io.github.facturier.runtime.error.TransportException;
import io.github.facturier.runtime.internal.io.Sleeper;
import io.github.facturier.runtime.json.Thing;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import okio.BufferedSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests are retried, when, and how often, measured by the requests received. */
class RetryTest {
  private static final String THING = "{\"id\":1}";
  private static final int ONCE_AND_TWO_RETRIES = 3;

  @RegisterExtension final ThingsServer server = new ThingsServer();

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void aRejectedReadIsRetried(int status) {
    server.respond(status(status), status(status), json(THING));
    assertEquals(1L, server.api().get("1").result().id());
    assertEquals(ONCE_AND_TWO_RETRIES, server.requests());
    assertEquals(2, server.pauses().size());
  }

  @Test
  void aWriteAfter429() throws InterruptedException {
    server.respond(status(429), json(THING));
    server.api().create(Thing.builder().name("a").build()).result();
    assertEquals(2, server.requests());
    assertEquals(server.next().getBody(), server.next().getBody());
  }

  /** A gateway may send these statuses after the server has carried out the request. */
  @ParameterizedTest
  @ValueSource(ints = {408, 425, 500, 502, 503, 504, 520, 599})
  void aWriteAfterAnyOtherErrorIsNotRepeated(int status) {
    for (String retryAfter : new String[] {"", "0", "1"}) {
      int before = server.requests();
      MockResponse error = status(status);
      server.respond(retryAfter.isEmpty() ? error : error.setHeader("Retry-After", retryAfter));
      ApiException e =
          assertThrows(
              ApiException.class,
              () -> server.api().create(Thing.builder().name("a").build()).result());
      assertEquals(status, e.status());
      assertThrows(
          ApiException.class,
          () -> {
            server.respond(status(status));
            server.api().delete("1").result();
          });
      assertEquals(2, server.requests() - before);
    }
  }

  /** The method of the operation decides, even if the request was changed. */
  @Test
  void aWriteThatWasChangedToAGetIsStillAWrite() {
    server.respond(status(503), cut(), json(THING));
    ThingsApi api = server.api();
    for (int call = 1; call <= 2; call++) {
      ApiCall<Thing> changed = api.create("a").with(request -> request.newBuilder().get().build());
      assertThrows(ApiException.class, changed::result);
      assertEquals(call, server.requests());
    }
  }

  @Test
  void aReadThatWasChangedToAPostIsAWrite() {
    server.respond(status(503), json(THING));
    ApiCall<Thing> changed =
        server
            .api()
            .get("1")
            .with(request -> request.newBuilder().post(RequestBody.create("{}", null)).build());
    assertThrows(ServerException.class, changed::result);
    assertEquals(1, server.requests());
  }

  /** Credentials may create a response after a failed login. */
  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void aResponseThatNoServerSentIsNotRepeated(int status) {
    AtomicInteger logins = new AtomicInteger();
    ThingsServer.Builder builder = server.builder();
    builder.intercepting(
        chain -> {
          logins.incrementAndGet();
          return new okhttp3.Response.Builder()
              .request(chain.request())
              .protocol(okhttp3.Protocol.HTTP_1_1)
              .code(status)
              .message("")
              .body(okhttp3.ResponseBody.create("", null))
              .build();
        });
    assertThrows(ApiException.class, () -> server.api(builder).get("1").result());
    assertEquals(1, logins.get());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 422, 500, 501, 502, 504})
  void whatIsAResponse(int status) {
    server.respond(status(status), json(THING));
    assertThrows(ApiException.class, () -> server.api().get("1").result());
    assertEquals(1, server.requests());
  }

  @Test
  void aReadThatIsCut() {
    server.respond(cut(), cut(), json(THING));
    assertEquals(1L, server.api().get("1").result().id());
    assertEquals(ONCE_AND_TWO_RETRIES, server.requests());
  }

  @Test
  void aReadThatIsCutEachTime() {
    server.respond(cut(), cut(), cut(), json(THING));
    assertThrows(TransportException.class, () -> server.api().get("1").result());
    assertEquals(ONCE_AND_TWO_RETRIES, server.requests());
  }

  @Test
  void aWriteThatIsCutMayHaveBeenDone() {
    server.respond(cut(), json(THING));
    Thing thing = Thing.builder().name("a").build();
    assertThrows(TransportException.class, () -> server.api().create(thing).result());
    assertEquals(1, server.requests());
  }

  @Test
  void aDeleteThatIsCutMayHaveBeenDone() {
    server.respond(cut(), json(THING));
    assertThrows(TransportException.class, () -> server.api().delete("1").result());
    assertEquals(1, server.requests());
  }

  /** OkHttp would resend the write, since a reused connection may be stale. */
  @Test
  void aWriteThatIsCutOnAConnectionThatWasKept() {
    server.respond(json(THING), cut(), json(THING));
    ThingsApi api = server.api();
    Thing thing = Thing.builder().name("a").build();
    api.create(thing).result();
    assertThrows(TransportException.class, () -> api.create(thing).result());
    assertEquals(2, server.requests());
  }

  @Test
  void nonRepeatableCallsAreSentOnceOnAReusedConnection() {
    server.respond(json(THING), cut(), json(THING));
    ThingsApi api = server.api();
    api.getOnce("1").result();
    assertThrows(TransportException.class, () -> api.getOnce("1").result());
    assertEquals(2, server.requests());
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void nonRepeatableCallsAreSentOnce(int status) {
    server.respond(status(status), json(THING));
    assertThrows(ApiException.class, () -> server.api().email("1").result());
    assertEquals(1, server.requests());
  }

  @Test
  void nonRepeatableCallsAreSentOnceAfterACut() {
    server.respond(cut(), json(THING));
    assertThrows(TransportException.class, () -> server.api().email("1").result());
    assertEquals(1, server.requests());
  }

  /** Some providers have GET requests that write. */
  @Test
  void nonRepeatableGetsAreSentOnce() {
    server.respond(cut(), json(THING));
    assertThrows(TransportException.class, () -> server.api().getOnce("1").result());
    assertEquals(1, server.requests());
  }

  /** OkHttp would resend it immediately, whatever its method. */
  @ParameterizedTest
  @ValueSource(strings = {"0", "00", "000"})
  void nothingIsResentByOkHttp(String retryAfter) {
    MockResponse turnedAway = status(503).setHeader("Retry-After", retryAfter);
    server.respond(turnedAway, turnedAway, turnedAway, turnedAway);
    ThingsApi api = server.api(server.builder().retryPolicy(RetryPolicy.NONE));
    Thing thing = Thing.builder().name("a").build();
    assertThrows(ServerException.class, () -> api.create(thing).result());
    assertThrows(ServerException.class, () -> api.email("1").result());
    assertThrows(ServerException.class, () -> api.get("1").result());
    assertEquals(3, server.requests());
  }

  /** It resends after 408, and fails on a number that is not an int. */
  @ParameterizedTest
  @ValueSource(strings = {"", "0", "99999999999"})
  void nothingIsResentByOkHttpAfter408(String retryAfter) {
    for (int status : new int[] {408, 503}) {
      MockResponse response = status(status);
      MockResponse late =
          retryAfter.isEmpty() ? response : response.setHeader("Retry-After", retryAfter);
      int before = server.requests();
      server.respond(late);
      ThingsApi api = server.api(server.builder().retryPolicy(RetryPolicy.NONE));
      ApiException e = assertThrows(ApiException.class, () -> api.get("1").result());
      assertEquals(status, e.status());
      assertEquals(retryAfter.isEmpty(), e.retryAfter() == null);
      assertEquals(1, server.requests() - before);
    }
  }

  @Test
  void whatTheServerAskedForIsShownAsItIs() throws IOException {
    ThingsApi api = server.api(server.builder().retryPolicy(RetryPolicy.NONE));
    server.respond(status(503).setHeader("Retry-After", "0"), status(503));
    assertEquals("0", api.get("1").execute().headers().get("Retry-After"));
    Headers headers = api.get("1").execute().headers();
    assertEquals(Set.of("Content-Length"), headers.names());
  }

  @Test
  void zeroIsWithinTheJitterOfThePolicy() {
    server.respond(status(503).setHeader("Retry-After", "0"), json(THING));
    server.api().get("1").result();
    assertTrue(server.pauses().get(0).compareTo(RetryPolicy.DEFAULT.firstDelay()) <= 0);
  }

  /**
   * The server may have closed the idle connection: OkHttp uses another one, which does not count
   * as a retry.
   */
  @Test
  void aReadThatIsCutOnAConnectionThatWasKept() {
    server.respond(json(THING), cut(), cut(), cut(), cut(), json(THING));
    ThingsApi api = server.api();
    api.get("1").result();
    assertThrows(TransportException.class, () -> api.get("1").result());
    assertEquals(1 + 1 + ONCE_AND_TWO_RETRIES, server.requests());
  }

  @ParameterizedTest
  @EnumSource
  void aReadNeedsNoRetryAfterAPause(CallStyle style) throws Exception {
    ThingsApi api = server.api(server.builder().retryPolicy(RetryPolicy.NONE));
    for (int call = 1; call <= 5; call++) {
      server.respond(json(THING).setSocketPolicy(SocketPolicy.DISCONNECT_AT_END));
      assertEquals(1L, ((Thing) style.outcome(api.get("1"))).id());
      Thread.sleep(20); // for the server to close the connection
    }
    assertEquals(5, server.requests());
  }

  /** A GET that writes is not resent, on any connection. */
  @ParameterizedTest
  @EnumSource
  void aGetThatWritesIsSentOnce(CallStyle style) {
    server.respond(json(THING), cut(), json(THING));
    ThingsApi api = server.api();
    api.getOnce("1").result();
    assertFalse(style.failure(api.getOnce("1")) instanceof AssertionError);
    assertEquals(2, server.requests());
  }

  /** Nothing was sent, so a write may use the next address, too. */
  @Test
  void anAddressThatDoesNotRespondIsSkipped() {
    Dns twoAddresses =
        host -> List.of(InetAddress.getByName("127.0.0.2"), InetAddress.getByName("127.0.0.1"));
    OkHttpClient http = new OkHttpClient.Builder().dns(twoAddresses).build();
    ThingsServer.Builder builder =
        server
            .builder()
            .baseUrl("http://localhost:" + server.port() + "/")
            .httpClient(http)
            .retryPolicy(RetryPolicy.NONE);
    server.respond(THING);
    server.api(builder).create(Thing.builder().name("a").build()).result();
    assertEquals(1, server.requests());
  }

  @Test
  void retryAfterIsObeyed() {
    server.respond(
        status(429).setHeader("Retry-After", "7"),
        status(503).setHeader("Retry-After", "11"),
        json(THING));
    server.api().get("1").result();
    assertEquals(List.of(Duration.ofSeconds(7), Duration.ofSeconds(11)), server.pauses());
  }

  @Test
  void retryAfterBeyondTheBudgetEndsTheCall() {
    server.respond(status(429).setHeader("Retry-After", "61"), json(THING));
    RateLimitException e =
        assertThrows(RateLimitException.class, () -> server.api().get("1").result());
    assertEquals(Duration.ofSeconds(61), e.retryAfter());
    assertEquals(1, server.requests());
    assertEquals(List.of(), server.pauses());
  }

  @Test
  void theBudgetIsForAllWaitsTogether() {
    MockResponse turnedAway = status(429).setHeader("Retry-After", "40");
    server.respond(turnedAway, turnedAway, json(THING));
    assertThrows(RateLimitException.class, () -> server.api().get("1").result());
    assertEquals(List.of(Duration.ofSeconds(40)), server.pauses());
  }

  @Test
  void waitsAreDrawnBelowABoundThatDoubles() {
    RetryPolicy policy =
        new RetryPolicy(6, Duration.ofMillis(100), Duration.ofMillis(1000), Duration.ofMinutes(5));
    for (int i = 0; i < 7; i++) {
      server.respond(status(503));
    }
    assertThrows(
        ServerException.class,
        () -> server.api(server.builder().retryPolicy(policy)).get("1").result());
    List<Duration> pauses = server.pauses();
    assertEquals(6, pauses.size());
    long[] bounds = {100, 200, 400, 800, 1000, 1000};
    for (int i = 0; i < bounds.length; i++) {
      assertTrue(pauses.get(i).toMillis() <= bounds[i], pauses.toString());
      assertFalse(pauses.get(i).isNegative(), pauses.toString());
    }
  }

  @Test
  void eachCallHasItsOwnRetries() {
    ThingsApi api = server.api();
    for (int call = 0; call < 4; call++) {
      server.respond(status(503), status(503), json(THING));
      api.get("1").result();
    }
    assertEquals(4 * ONCE_AND_TWO_RETRIES, server.requests());
  }

  @Test
  void aClientOfTheUsersRetriesToo() {
    AtomicInteger seen = new AtomicInteger();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  seen.incrementAndGet();
                  return chain.proceed(chain.request());
                })
            .build();
    server.respond(status(503), cut(), json(THING));
    server.api(server.builder().httpClient(http)).get("1").result();
    assertEquals(ONCE_AND_TWO_RETRIES, server.requests());
    assertEquals(1, seen.get());
  }

  @Test
  void aPolicyOfNone() {
    server.respond(status(503), json(THING));
    ThingsApi api = server.api(server.builder().retryPolicy(RetryPolicy.NONE));
    assertThrows(ServerException.class, () -> api.get("1").result());
    assertEquals(1, server.requests());
  }

  @Test
  void aBodyThatCanBeReadOnceIsSentOnce() {
    server.respond(status(429), json(THING));
    RequestBody once =
        new RequestBody() {
          @Override
          public okhttp3.MediaType contentType() {
            return null;
          }

          @Override
          public boolean isOneShot() {
            return true;
          }

          @Override
          public void writeTo(BufferedSink sink) throws IOException {
            sink.writeUtf8("once");
          }
        };
    ApiCall<Thing> call =
        server.api().create("a").with(request -> request.newBuilder().post(once).build());
    assertThrows(RateLimitException.class, call::result);
    assertEquals(1, server.requests());
  }

  @Test
  void cancellingEndsTheWaiting() {
    server.respond(status(503), json(THING));
    ThingsServer.Builder builder = server.builder();
    Sleepers.replace(
        builder,
        (duration, call) -> {
          call.cancel();
          Sleeper.REAL.sleep(Duration.ofDays(1), call);
        });
    ApiCall<Thing> call = server.api(builder).get("1");
    TransportException e = assertThrows(TransportException.class, call::result);
    assertTrue(call.isCanceled());
    assertTrue(e.getMessage().contains("Canceled"), e.getMessage());
    assertEquals(1, server.requests());
  }

  @Test
  void anInterruptEndsTheWaiting() {
    server.respond(status(503), json(THING));
    ThingsServer.Builder builder = server.builder();
    Sleepers.replace(
        builder,
        (duration, call) -> {
          Thread.currentThread().interrupt();
          Sleeper.REAL.sleep(Duration.ofDays(1), call);
        });
    ApiCall<Thing> call = server.api(builder).get("1");
    TransportException e = assertThrows(TransportException.class, call::result);
    assertInstanceOf(InterruptedIOException.class, e.getCause());
    assertTrue(Thread.interrupted(), "the interrupt is for the caller to see");
  }

  @Test
  void numbersOfAPolicyAreChecked() {
    Duration negative = Duration.ofMillis(-1);
    Duration zero = Duration.ZERO;
    assertThrows(IllegalArgumentException.class, () -> new RetryPolicy(-1, zero, zero, zero));
    assertThrows(IllegalArgumentException.class, () -> new RetryPolicy(0, negative, zero, zero));
    assertThrows(IllegalArgumentException.class, () -> new RetryPolicy(0, zero, negative, zero));
    assertThrows(IllegalArgumentException.class, () -> new RetryPolicy(0, zero, zero, negative));
  }
}
