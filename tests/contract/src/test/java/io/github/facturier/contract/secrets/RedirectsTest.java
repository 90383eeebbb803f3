package io.github.facturier.contract.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.behaviour.VosServer;
import io.github.facturier.contract.provider.ClientUnderTest;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.contract.spec.WireRequest;
import io.github.facturier.runtime.RetryPolicy;
import io.github.facturier.runtime.client.ClientBuilder;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.ProviderException;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.auth.ApiToken;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A redirect to another host carries no secret, and a write is not redirected at all. */
class RedirectsTest {
  private static final int[] STATUSES = {301, 302, 303, 307, 308};
  private static final OkHttpClient HTTP = new OkHttpClient();
  private static final Consumer<ClientBuilder<?>> SETTINGS =
      builder -> builder.httpClient(HTTP).retryPolicy(RetryPolicy.NONE);

  @RegisterExtension final VosServer ours = new VosServer();
  @RegisterExtension final VosServer other = new VosServer();

  @TestFactory
  Stream<DynamicTest> everyOperationToAnotherPort() {
    return tests(
        operation -> true,
        (access, operation) -> {
          for (int status : STATUSES) {
            assertCarriesNothing(access, operation, status, other.url(), other);
          }
        });
  }

  /** The same server under another name: what counts is the name. */
  @TestFactory
  Stream<DynamicTest> everyReadToAnotherName() {
    return tests(
        SpecOperation::isRead,
        (access, operation) ->
            assertCarriesNothing(access, operation, 302, ours.urlByName(), ours));
  }

  private interface Check {
    void run(Access access, SpecOperation operation) throws Exception;
  }

  private static Stream<DynamicTest> tests(Predicate<SpecOperation> condition, Check check) {
    return Stream.of(Access.values())
        .flatMap(
            access ->
                access.provider().where(condition).stream()
                    .map(
                        operation ->
                            DynamicTest.dynamicTest(
                                access + ", " + operation.id(),
                                () -> check.run(access, operation))));
  }

  private void assertCarriesNothing(
      Access access, SpecOperation operation, int status, String elsewhere, VosServer target)
      throws Exception {
    String secret = URLEncoder.encode(access.keys().secret(), StandardCharsets.UTF_8);
    List<Echo> taken = Collections.synchronizedList(new ArrayList<>());
    Dispatcher dispatcher =
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            if (request.getPath().startsWith("/taken")) {
              taken.add(Echo.of(WireRequest.of(request)));
              return VosServer.json(200, "{}");
            }
            return isForToken(access, operation, request)
                ? VosServer.json(200, Canaries.response(access.tokens()).toString())
                : redirect(status, elsewhere + "taken.json?q=" + secret + "&r=kept");
          }
        };
    ours.respondWith(dispatcher);
    target.respondWith(dispatcher);
    try (ClientUnderTest client = access.client(ours.url(), access.keys(), SETTINGS)) {
      client.call(operation, Canaries.arguments(operation)).result();
    } catch (ApiException e) { // most of them expect another response
      assertFalse(Texts.of(e).stream().anyMatch(Canaries::isIn), e::toString);
    }
    assertEquals(isFollowed(access, operation) ? 1 : 0, taken.size());
    for (Echo request : taken) {
      assertFalse(Canaries.isIn(request.text()), request::text);
      assertEquals("/taken.json?r=kept", request.target());
      assertTrue(request.text().startsWith("GET "), request::text);
    }
  }

  /** A read is; one of the other accounting type is not even sent. */
  private static boolean isFollowed(Access access, SpecOperation operation) {
    boolean withheld = access == Access.LOGIN && "cash".equals(operation.extension("x-accounting"));
    return operation.isRedirected() && !withheld;
  }

  private static boolean isForToken(
      Access access, SpecOperation operation, RecordedRequest request) {
    return access.tokens() != null
        && !operation.isAnonymous()
        && request.getPath().endsWith(access.tokens().wirePath(Map.of()));
  }

  /** A server that redirects with our query or token in the path of another host. */
  @ParameterizedTest
  @ValueSource(strings = {Canaries.TOKEN, "a/" + Canaries.TOKEN + ".json", "?" + Canaries.TOKEN})
  void aSecretInTheAddressIsNotTakenAlong(String path) {
    ours.respond(redirect(302, other.url() + path));
    ProviderException e =
        assertThrows(ProviderException.class, () -> client(ours).webhooks().get(1).result());
    assertFalse(Texts.of(e).stream().anyMatch(Canaries::isIn), e::toString);
    assertEquals(0, other.requests());
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void theSameHostGetsTheTokenAgain(int status) throws Exception {
    ours.respond(redirect(status, "/elsewhere/1.json?a=b"), VosServer.json(200, "{\"id\":1}"));
    assertEquals(1L, client(ours).webhooks().get(1).result().id());
    assertEquals(Canaries.TOKEN, ours.next().getRequestUrl().queryParameter("api_token"));
    RecordedRequest second = ours.next();
    assertEquals("/elsewhere/1.json", second.getRequestUrl().encodedPath());
    assertEquals("b", second.getRequestUrl().queryParameter("a"));
    assertEquals(Canaries.TOKEN, second.getRequestUrl().queryParameter("api_token"));
  }

  @Test
  void aRedirectToAnotherHostAndBack() throws Exception {
    ours.respond(redirect(302, other.url() + "there"));
    other.respond(redirect(302, ours.url() + "back"));
    ours.respond(VosServer.json(200, "{\"id\":1}"));
    client(ours).webhooks().get(1).result();
    assertNull(other.next().getRequestUrl().queryParameter("api_token"));
    ours.next();
    assertEquals(Canaries.TOKEN, ours.next().getRequestUrl().queryParameter("api_token"));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aWriteThatIsRedirectedFailsAndSaysSo(int status) {
    ours.respond(redirect(status, "/elsewhere.json"), VosServer.json(200, "{\"id\":1}"));
    ProviderException e =
        assertThrows(ProviderException.class, () -> client(ours).webhooks().delete(1).result());
    assertEquals(status, e.status());
    assertTrue(e.getMessage().contains("redirected"), e.getMessage());
    assertEquals(1, ours.requests());
  }

  @Test
  void aRedirectLoopEnds() {
    ours.respondWith(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return redirect(302, request.getPath());
          }
        });
    ProviderException e =
        assertThrows(ProviderException.class, () -> client(ours).webhooks().get(1).result());
    assertEquals(302, e.status());
    assertTrue(e.getMessage().contains("redirects"), e.getMessage());
    assertTrue(ours.requests() < 20, ours.requests() + " requests");
  }

  private static VosFacturesClient client(VosServer server) {
    return server.client(server.builder().credentials(ApiToken.of(Canaries.TOKEN)));
  }

  private static MockResponse redirect(int status, String location) {
    return new MockResponse().setResponseCode(status).setHeader("Location", location);
  }
}
