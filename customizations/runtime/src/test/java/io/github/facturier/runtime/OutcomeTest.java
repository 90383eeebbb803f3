package io.github.facturier.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.facturier.runtime.annotation.Operation;
import io.github.facturier.runtime.client.ClientCore;
import io.github.facturier.runtime.client.Sleepers;
import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.AuthenticationException;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.error.NotFoundException;
import io.github.facturier.runtime.error.Outcome;
import io.github.facturier.runtime.error.ProviderException;
import io.github.facturier.runtime.error.TransportException;
import io.github.facturier.runtime.json.Thing;
import io.github.facturier.runtime.spi.CallRejectedException;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import retrofit2.http.POST;

/** Each exception has the outcome of its call, in every call style. */
@Timeout(60)
class OutcomeTest {
  private static final Thing THING = Thing.builder().id(1L).build();
  private static final String ADVICE = "Look for it before you make another";

  @RegisterExtension final ThingsServer server = new ThingsServer();

  /** An operation with advice for an unknown outcome. */
  public interface AdvisingApi {
    @Operation(id = "createThing", onUnknownOutcome = ADVICE)
    @POST("things.json")
    ApiCall<Thing> create();
  }

  private static void check(Outcome expected, ApiCall<?> call) {
    for (CallStyle style : List.of(CallStyle.RESULT, CallStyle.FUTURE)) {
      ApiException e = assertInstanceOf(ApiException.class, style.failure(call.clone()));
      assertEquals(expected, e.outcome(), () -> style + ": " + e);
    }
  }

  private ApiCall<Thing> create(UnaryOperator<ThingsServer.Builder> settings) {
    return server.api(settings.apply(server.builder())).create(THING);
  }

  private void respondTwice(MockResponse response) {
    server.respond(response, response);
  }

  @ParameterizedTest
  @CsvSource({
    "301,UNKNOWN", "304,UNKNOWN", "400,REJECTED", "401,REJECTED", "403,REJECTED", "404,REJECTED",
    "405,REJECTED", "408,UNKNOWN", "409,REJECTED", "410,REJECTED", "413,REJECTED", "418,REJECTED",
    "422,REJECTED", "425,UNKNOWN", "429,REJECTED", "499,REJECTED", "500,UNKNOWN", "501,UNKNOWN",
    "502,UNKNOWN", "503,UNKNOWN", "504,UNKNOWN", "599,UNKNOWN"
  })
  void ofAStatus(int status, Outcome outcome) {
    respondTwice(ThingsServer.status(status));
    check(outcome, create(builder -> builder.retryPolicy(RetryPolicy.NONE)));
  }

  @Test
  void ofASuccessThatCannotBeRead() {
    ApiCall<Thing> call = create(builder -> builder.maxResponseBytes(100));
    respondTwice(ThingsServer.json("{\"id\":").setResponseCode(201));
    check(Outcome.DONE, call);
    respondTwice(ThingsServer.json("{\"id\":\"x\"}"));
    check(Outcome.DONE, call);
    respondTwice(ThingsServer.json("{\"name\":\"" + "x".repeat(1000) + "\"}"));
    check(Outcome.DONE, call);
    respondTwice(ThingsServer.status(204));
    check(Outcome.DONE, call);
  }

  @Test
  void ofAFileThatIsNone() {
    respondTwice(new MockResponse().setBody("no file"));
    check(Outcome.DONE, server.api().pdf("1"));
  }

  @Test
  void ofAnErrorInASuccess() {
    ThingsApi api = server.api(server.builder(), field -> field.apply("failed") != null);
    respondTwice(ThingsServer.json("{\"failed\":true}"));
    check(Outcome.REJECTED, api.create(THING));
    respondTwice(ThingsServer.json("{\"failed\":true,\"status\":422}"));
    check(Outcome.REJECTED, api.create(THING));
    respondTwice(ThingsServer.json("{\"failed\":true,\"status\":\"error\"}"));
    check(Outcome.REJECTED, api.create(THING));
    respondTwice(ThingsServer.json("{\"failed\":true,\"Status\":500}"));
    check(Outcome.UNKNOWN, api.create(THING));
  }

  @Test
  void ofABodyThatIsLong() {
    ThingsApi api = server.api(server.builder(), field -> field.apply("failed") != null);
    for (int i = 0; i < 2; i++) {
      String start = "{\"failed\":\"" + "x".repeat(i);
      server.respond(ThingsServer.json(start + "\ud83d\ude00".repeat(40_000) + "\"}"));
      ApiException e = (ApiException) CallStyle.RESULT.failure(api.create(THING));
      assertEquals(ApiError.MAX_BODY_BYTES, e.body().length(), 1);
      assertFalse(Character.isHighSurrogate(e.body().charAt(e.body().length() - 1)));
    }
  }

  /** A gateway may have sent the response. */
  @Test
  void ofAPage() {
    respondTwice(ThingsServer.json("<html>"));
    check(Outcome.UNKNOWN, server.api().create(THING));
  }

  @Test
  void ofALostConnection() {
    respondTwice(ThingsServer.cut());
    check(Outcome.UNKNOWN, server.api().create(THING));
    respondTwice(
        ThingsServer.json("{\"name\":\"" + "x".repeat(10_000) + "\"}")
            .setResponseCode(201)
            .setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY));
    check(Outcome.UNKNOWN, server.api().create(THING));
  }

  @Test
  void ofATimeout() {
    respondTwice(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
    check(Outcome.UNKNOWN, create(builder -> builder.readTimeout(Duration.ofMillis(100))));
  }

  @Test
  void ofAClosedClient() {
    ClientCore client = ThingsServer.core(server.builder());
    ThingsApi api = client.api(ThingsApi.class);
    client.close();
    check(Outcome.NOT_SENT, api.create(THING));
    ApiException e =
        assertThrows(TransportException.class, () -> client.credentials(Credentials.class));
    assertEquals(Outcome.NOT_SENT, e.outcome());
  }

  @ParameterizedTest
  @CsvSource({"http://127.0.0.1:1/", "https://127.0.0.1:%d/", "https://nowhere.invalid/"})
  void ofNoConnection(String address) {
    respondTwice(ThingsServer.status(200));
    String url = String.format(address, server.port());
    Duration patience = Duration.ofSeconds(1); // with a server that waits for HTTP
    check(Outcome.NOT_SENT, create(b -> b.baseUrl(url).readTimeout(patience)));
    check(
        Outcome.NOT_SENT,
        server.api(server.builder().baseUrl(address.replace("%d", "1"))).get("1"));
  }

  @Test
  void ofALimiterThatFails() {
    RateLimiter limiter =
        () -> {
          throw new IllegalStateException("no bucket");
        };
    check(Outcome.NOT_SENT, create(builder -> builder.limiter(limiter)));
    assertEquals(0, server.requests());
  }

  @Test
  void ofACallThatIsCancelledBeforeItIsSent() {
    for (CallStyle style : List.of(CallStyle.RESULT, CallStyle.FUTURE)) {
      ApiCall<Thing> cancelled = server.api().create(THING);
      cancelled.cancel();
      ApiException e = assertInstanceOf(ApiException.class, style.failure(cancelled));
      assertEquals(Outcome.NOT_SENT, e.outcome());
    }
    assertEquals(0, server.requests());
  }

  @Test
  void ofARequestThatCannotBeChanged() {
    ApiCall<Thing> call = server.api().create(THING);
    server.respond(ThingsServer.cut());
    assertThrows(ApiException.class, call::result);
    ApiException e =
        assertThrows(
            ApiException.class,
            () ->
                call.with(
                    request -> {
                      throw new IllegalStateException();
                    }));
    assertEquals(Outcome.NOT_SENT, e.outcome());
  }

  @Test
  void ofAnExecutorThatTakesNoTask() {
    ExecutorService closed = Executors.newSingleThreadExecutor();
    closed.shutdown();
    OkHttpClient http = new OkHttpClient.Builder().dispatcher(new Dispatcher(closed)).build();
    ApiCall<Thing> call = create(builder -> builder.httpClient(http));
    ApiException e = assertInstanceOf(ApiException.class, CallStyle.FUTURE.failure(call));
    assertEquals(Outcome.NOT_SENT, e.outcome());
  }

  /** The first attempt was rejected, and the second was not sent. */
  @Test
  void ofARetryThatIsCancelled() {
    for (CallStyle style : List.of(CallStyle.RESULT, CallStyle.FUTURE)) {
      server.respond(ThingsServer.status(429));
      ThingsServer.Builder builder = server.builder();
      Sleepers.replace(
          builder,
          (duration, call) -> {
            throw new IOException("Canceled");
          });
      ApiException e =
          assertInstanceOf(ApiException.class, style.failure(server.api(builder).create(THING)));
      assertEquals(Outcome.REJECTED, e.outcome());
      assertEquals(0, e.status());
    }
  }

  @Test
  void ofARetryThatIsLost() {
    server.respond(ThingsServer.status(429), ThingsServer.cut());
    ApiException e =
        assertInstanceOf(ApiException.class, CallStyle.RESULT.failure(server.api().create(THING)));
    assertEquals(Outcome.UNKNOWN, e.outcome());
  }

  /** A user's interceptor may create a request without our tags. */
  @Test
  void isKnownOfARequestWithoutTags() {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  Request given = chain.request();
                  return chain.proceed(
                      new Request.Builder()
                          .url(given.url())
                          .method(given.method(), given.body())
                          .build());
                })
            .build();
    respondTwice(ThingsServer.cut());
    check(Outcome.UNKNOWN, create(builder -> builder.httpClient(http)));
    respondTwice(ThingsServer.json("{").setResponseCode(201));
    check(Outcome.DONE, create(builder -> builder.httpClient(http)));
  }

  @ParameterizedTest
  @EnumSource(names = {"RESULT", "FUTURE"})
  void ofACallWhoseCredentialsFailed(CallStyle style) {
    ApiError error = ApiError.builder().operation("UsersApi.login").status(200).build();
    ApiException login = DecodingException.of(error);
    assertEquals(Outcome.DONE, login.outcome());
    Throwable failure = style.failure(rejecting(CallRejectedException.because(login)));
    DecodingException e = assertInstanceOf(DecodingException.class, failure);
    assertEquals(Outcome.NOT_SENT, e.outcome());
    assertEquals("UsersApi.login", e.operation());
    assertSame(login, e.getCause());
    for (IOException held :
        List.of(CallRejectedException.anonymous(), CallRejectedException.notAllowed("cash"))) {
      failure = style.failure(rejecting(held));
      assertEquals(Outcome.NOT_SENT, assertInstanceOf(ApiException.class, failure).outcome());
    }
    assertEquals(0, server.requests());
  }

  private ApiCall<Thing> rejecting(IOException failure) {
    Credentials credentials =
        new Credentials() {
          @Override
          public Interceptor interceptor() {
            return chain -> {
              throw failure;
            };
          }

          @Override
          public Collection<String> secrets() {
            return List.of();
          }
        };
    ThingsServer.Builder builder = server.builder().httpClient(new OkHttpClient());
    return ClientCore.of(builder, new ThingsServer.Nobody(), credentials)
        .api(ThingsApi.class)
        .create(THING);
  }

  /** The advice applies only to calls that may have been carried out. */
  @Test
  void decidesOnTheAdvice() {
    AdvisingApi api = server.client(server.builder()).api(AdvisingApi.class);
    AdvisingApi nowhere =
        server.client(server.builder().baseUrl("http://127.0.0.1:1/")).api(AdvisingApi.class);
    server.respond(ThingsServer.cut(), ThingsServer.status(502), ThingsServer.status(422));
    server.respond("{");
    assertEquals(true, advises(api.create()));
    assertEquals(true, advises(api.create()));
    assertEquals(false, advises(api.create()));
    assertEquals(true, advises(api.create()));
    assertEquals(false, advises(nowhere.create()));
  }

  private static boolean advises(ApiCall<?> call) {
    return String.valueOf(CallStyle.RESULT.failure(call).getMessage()).endsWith(ADVICE);
  }

  @Test
  void ofAnExceptionThatIsMade() {
    ApiError success = ApiError.builder().status(200).build();
    assertEquals(Outcome.DONE, DecodingException.of(success).outcome());
    assertEquals(Outcome.REJECTED, ProviderException.of(success).outcome());
    assertEquals(Outcome.REJECTED, AuthenticationException.of(success).outcome());
    assertEquals(Outcome.UNKNOWN, TransportException.of(success).outcome());
    assertEquals(Outcome.UNKNOWN, TransportException.of(new IOException("cut")).outcome());
    assertEquals(
        "java.io.IOException: cut", TransportException.of(new IOException("cut")).getMessage());
    ApiError notSent = success.withOutcome(Outcome.NOT_SENT);
    assertEquals(Outcome.NOT_SENT, NotFoundException.of(notSent).outcome());
    assertEquals(
        Outcome.NOT_SENT,
        ApiException.of(ApiError.builder().outcome(Outcome.NOT_SENT).build()).outcome());
  }

  @ParameterizedTest
  @EnumSource(names = {"RESULT", "FUTURE"})
  void ofAWaitForTheLimiterThatIsCancelled(CallStyle style) {
    ThingsServer.Builder builder = new ThingsServer.Builder().baseUrl("http://127.0.0.1:1/");
    ClientCore client = ThingsServer.core(builder.limiter(() -> Duration.ofHours(1)));
    ApiCall<Thing> call = client.api(ThingsApi.class).create(THING);
    CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS).execute(call::cancel);
    ApiException e = assertInstanceOf(ApiException.class, style.failure(call));
    assertEquals(Outcome.NOT_SENT, e.outcome());
    client.close();
  }
}
