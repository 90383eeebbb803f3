package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.facturier.contract.provider.ClientUnderTest;
import io.github.facturier.contract.provider.Keys;
import io.github.facturier.contract.provider.ProviderServer;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.spec.SpecOperation.Example;
import io.github.facturier.contract.support.CallStyle;
import io.github.facturier.luccacleemy.auth.ApplicationKey;
import io.github.facturier.luccacleemy.auth.BearerToken;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.RawRequest;
import io.github.facturier.runtime.RetryPolicy;
import io.github.facturier.runtime.annotation.Effect;
import io.github.facturier.runtime.client.ClientBuilder;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.AuthenticationException;
import io.github.facturier.runtime.error.Outcome;
import io.github.facturier.runtime.error.RateLimitException;
import io.github.facturier.runtime.error.ServerException;
import io.github.facturier.runtime.error.TransportException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests and parameters that the documents do not have. */
class RawRequestsTest {
  private static final RetryPolicy AT_ONCE =
      new RetryPolicy(2, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1));

  /** Everything that a method sends can be sent without it, and is read in the same way. */
  @TestFactory
  Stream<DynamicTest> everyOperationCanBeSentAsARawRequest() {
    return ProviderUnderTest.everyOperation(
        (provider, operation) -> {
          for (CallStyle style : List.of(CallStyle.RESULT, CallStyle.FUTURE)) {
            try (ProviderServer server = new ProviderServer(provider)) {
              server.willRespond(operation);
              Object result = result(style, call(server.client(), operation));
              JsonElement example = operation.success().example();
              if (example != null) {
                assertEquals(example, result);
              }
              ExpectedRequest.assertIs(
                  provider, operation, Arguments.of(operation), server.takeRequest());
            }
          }
        });
  }

  private static ApiCall<?> call(ClientUnderTest client, SpecOperation operation) {
    RawRequest request = client.request(operation.method(), operation.path());
    operation
        .examples("path")
        .forEach(
            (name, example) -> {
              if (!isBound(example)) {
                request.path(name, example.wireTexts().get(0));
              }
            });
    operation
        .examples("query")
        .forEach((name, example) -> example.wireTexts().forEach(text -> request.query(name, text)));
    operation
        .examples("header")
        .forEach(
            (name, example) -> {
              if (!isBound(example)) {
                request.header(name, example.wireTexts().get(0));
              }
            });
    if (operation.isMultipart()) {
      operation
          .document()
          .resolve(operation.form())
          .getProperties()
          .forEach(
              (name, field) -> {
                if ("binary".equals(field.getFormat())) { // not the token
                  request.file(name, Arguments.upload());
                }
              });
    } else if (operation.isForm()) {
      operation.formExample().forEach((name, value) -> addField(request, name, value));
    } else if (operation.bodyExample() != null) {
      request.body(operation.bodyExample());
    } else if (operation.hasCredentialInBody()) { // and nothing else
      request.body(new JsonObject());
    }
    if (operation.isAnonymous()) {
      request.withoutCredentials();
    } else if (operation.document().module().name().equals("lucca-cleemy")) { // has two
      request.credentials(operation.requires("oauth2") ? BearerToken.class : ApplicationKey.class);
    }
    String mediaType = operation.success().mediaType();
    if (mediaType == null) {
      return request.asVoid();
    }
    return mediaType.equals(SpecOperation.JSON) ? request.asJson() : request.asDownload(mediaType);
  }

  private static boolean isBound(Example example) {
    return example.parameter().getExtensions() != null
        && example.parameter().getExtensions().containsKey("x-client-parameter");
  }

  private static void addField(RawRequest request, String name, JsonElement value) {
    if (value instanceof JsonArray items) {
      items.forEach(item -> request.form(name, item.getAsString()));
    } else {
      request.form(name, value.getAsString());
    }
  }

  /** Also where a method takes no optional parameter: in the form, otherwise in the query. */
  @TestFactory
  Stream<DynamicTest> everyOperationTakesAParameterThatIsNotInItsDocument() {
    return ProviderUnderTest.everyOperation(
        (provider, operation) -> {
          try (ProviderServer server = new ProviderServer(provider)) {
            server.willRespond(operation);
            ApiCall<?> call =
                server.client().call(operation).additionalParameter("undocumented", "a b&c");
            assertThrows(
                IllegalArgumentException.class,
                () -> call.additionalParameter("undocumented", null));
            call.result();
            WireRequest request = provider.opened(operation, server.takeRequest(), Keys.ORDINARY);
            boolean inForm = operation.isForm() && !operation.isMultipart();
            assertEquals(
                inForm ? List.of("a b&c") : null,
                inForm ? request.fields().get("undocumented") : null);
            assertEquals(!inForm, request.query().contains("undocumented=a b&c"));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> aParameterOfTheDocumentIsNotSetAsAnotherOne() {
    return ProviderUnderTest.everyOperation(
        operation -> !operation.examples("query").isEmpty() || !operation.formExample().isEmpty(),
        (provider, operation) -> {
          try (ProviderServer server = new ProviderServer(provider)) {
            ApiCall<?> call = server.client().call(operation);
            Stream.concat(
                    operation.examples("query").keySet().stream(),
                    operation.formExample().keySet().stream())
                .filter(name -> !name.startsWith("line_")) // columns of the rows
                .forEach(
                    name ->
                        assertThrows(
                            IllegalArgumentException.class,
                            () -> call.additionalParameter(name, "x"),
                            name));
          }
        });
  }

  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void aReadIsRetriedAndAWriteIsNot(ProviderUnderTest provider) throws Throwable {
    assertSent(provider, 503, 3, request(provider, "GET"));
    assertSent(provider, 503, 1, request(provider, "POST"));
    assertSent(
        provider, 503, 3, client -> request(provider, "POST").of(client).effect(Effect.READ));
    assertSent(
        provider, 503, 1, client -> request(provider, "GET").of(client).effect(Effect.WRITE));
    assertSent(provider, 503, 1, client -> request(provider, "GET").of(client).nonRepeatable());
    assertSent(provider, 429, 3, request(provider, "POST"));
    assertSent(provider, 429, 1, client -> request(provider, "POST").of(client).nonRepeatable());
    assertSent(provider, 429, 1, client -> request(provider, "GET").of(client).nonRepeatable());
  }

  private interface Made {
    RawRequest of(ClientUnderTest client);
  }

  private static Made request(ProviderUnderTest provider, String method) {
    return client -> {
      RawRequest request = client.request(method, "things/{id}.json").path("id", 3);
      return method.equals("GET") ? request : request.form("action", "findThings");
    };
  }

  private static void assertSent(ProviderUnderTest provider, int status, int times, Made made)
      throws Throwable {
    for (CallStyle style : List.of(CallStyle.RESULT, CallStyle.FUTURE)) {
      try (ProviderServer server = new ProviderServer(provider)) {
        for (int i = 0; i < times; i++) {
          server.willRespond(new MockResponse().setResponseCode(status));
        }
        ClientUnderTest client = server.client(RawRequestsTest::patiently);
        ApiException e =
            assertThrows(ApiException.class, () -> style.result(made.of(client).asJson()));
        assertEquals(
            status == 503 ? ServerException.class : RateLimitException.class, e.getClass());
        assertEquals(times, server.requestCount(), provider + " " + status);
        assertTrue(e.operation().endsWith(" things/{id}.json"), e::operation);
      }
    }
  }

  private static void patiently(ClientBuilder<?> builder) {
    builder.retryPolicy(AT_ONCE);
  }

  /** The errors of the provider: an action of Factomos fails with 200 and an encrypted body. */
  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void anErrorHasNoSecret(ProviderUnderTest provider) throws Exception {
    try (ProviderServer server = new ProviderServer(provider)) {
      server.willRespond(
          new MockResponse()
              .setResponseCode(422)
              .setBody("{\"message\":\"no " + Keys.ORDINARY.secret() + " and no hidden-value\"}"));
      ApiCall<JsonElement> call =
          server
              .client()
              .request("POST", "things/{id}.json")
              .path("id", 3)
              .query("access_token", "hidden-value")
              .form("x", "y")
              .asJson();
      ApiException e = assertThrows(ApiException.class, call::result);
      String all = e + e.url() + e.body() + call;
      assertFalse(all.contains(Keys.ORDINARY.secret()), all);
      assertFalse(all.contains("hidden-value"), all);
      assertTrue(all.contains("[hidden]"), all);
    }
  }

  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void cancellingTheFutureCancelsTheCall(ProviderUnderTest provider) throws Exception {
    try (ProviderServer server = new ProviderServer(provider)) {
      server.willRespond(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
      ApiCall<JsonElement> call = request(provider, "GET").of(server.client()).asJson();
      CompletableFuture<JsonElement> future = call.future();
      assertNotNull(server.takeRequest());
      assertTrue(future.cancel(true));
      assertTrue(call.isCanceled());
      assertThrows(CancellationException.class, () -> future.get(10, TimeUnit.SECONDS));
    }
  }

  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void nothingIsSentWithoutCredentials(ProviderUnderTest provider) {
    try (ProviderServer server = new ProviderServer(provider, null)) {
      ApiException e =
          assertThrows(
              AuthenticationException.class,
              () -> request(provider, "POST").of(server.client()).asJson().result());
      assertEquals(Outcome.NOT_SENT, e.outcome());
      assertEquals(0, server.requestCount());
    }
  }

  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void nothingIsSentAfterClose(ProviderUnderTest provider) {
    try (ProviderServer server = new ProviderServer(provider)) {
      ClientUnderTest client = server.client();
      client.close();
      assertThrows(
          TransportException.class, () -> request(provider, "GET").of(client).asJson().result());
      assertEquals(0, server.requestCount());
    }
  }

  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void anotherHostIsRefused(ProviderUnderTest provider) {
    try (ProviderServer server = new ProviderServer(provider)) {
      ClientUnderTest client = server.client();
      for (String path :
          List.of(
              "https://example.com/x.json",
              "http://example.com/x.json",
              server.urlByName() + "x.json",
              server.url().replace("http:", "https:") + "x.json",
              "//example.com/x.json",
              "\\\\example.com/x.json",
              "/\\example.com/x.json",
              "\t//example.com/x.json",
              "http://127.0.0.1:1/x.json",
              "http:\\\\example.com\\x.json",
              "mailto:jean.dupont@exemple.fr")) {
        assertEquals(0, hostsOtherThan(server, client, path), path);
      }
    }
  }

  /** Refused, or still at the client's own server. */
  private static int hostsOtherThan(ProviderServer server, ClientUnderTest client, String path) {
    try {
      String url = client.request("GET", path).asJson().request().url().toString();
      return url.startsWith(server.url()) ? 0 : 1;
    } catch (IllegalArgumentException e) {
      assertTrue(e.getMessage().contains("parameter 'path'"), e::getMessage);
      return 0;
    }
  }

  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void valuesAreEncoded(ProviderUnderTest provider) throws Exception {
    try (ProviderServer server = new ProviderServer(provider)) {
      server.willRespond(new MockResponse().setBody("{}"));
      server
          .client()
          .request("get", "/things/{id}/x{nr}.json?kind=1#part")
          .path("id", "a/b?c#d%2e é")
          .path("nr", 3)
          .query("q", "x&y=z")
          .query("q", 2)
          .asJson()
          .result();
      WireRequest request = server.takeRequest();
      assertEquals("GET", request.method());
      assertEquals(
          provider.basePath() + "/things/a%2Fb%3Fc%23d%252e%20%C3%A9/x3.json", request.path());
      assertTrue(
          request.query().containsAll(List.of("kind=1", "q=x&y=z", "q=2")),
          request.query()::toString);
    }
  }

  @ParameterizedTest
  @MethodSource(ProviderUnderTest.VALUES)
  void badArgumentsAreNamed(ProviderUnderTest provider) {
    try (ProviderServer server = new ProviderServer(provider)) {
      ClientUnderTest client = server.client();
      RawRequest request = client.request("GET", "things/{id}.json");
      assertBad("GET things/{id}.json: parameter 'id' of the path has no value", request::asJson);
      assertBad("'nr' is not in the path", () -> request.path("nr", 1));
      assertBad("GET things/{id}.json: path parameter 'id'", () -> request.path("id", ".."));
      assertBad("GET things/{id}.json: parameter 'id'", () -> request.path("id", null));
      assertBad("GET things/{id}.json: parameter 'q'", () -> request.query("q", null));
      assertBad("GET things/{id}.json: parameter 'body'", () -> request.body((JsonElement) null));
      assertBad("must be a valid header", () -> request.header("X", "a\nb"));
      assertBad("parameter 'method'", () -> client.request("GET /", "things.json"));
      assertBad("parameter 'path'", () -> client.request("GET", " "));
      assertBad(
          "GET things.json: ",
          () -> client.request("GET", "things.json").body(new JsonPrimitive("x")).asJson());
      assertBad(
          "must not be set beside a form",
          () ->
              client
                  .request("POST", "things.json")
                  .body(new JsonPrimitive("x"))
                  .form("a", "b")
                  .asJson());
      assertEquals(0, server.requestCount());
    }
  }

  private static void assertBad(String message, Runnable call) {
    IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call::run);
    assertTrue(e.getMessage().contains(message), e::getMessage);
  }

  private static Object result(CallStyle style, ApiCall<?> call) throws Exception {
    try {
      return style.result(call);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
