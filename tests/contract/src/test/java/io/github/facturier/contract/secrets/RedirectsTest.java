package io.github.facturier.contract.secrets;

import static io.github.facturier.contract.provider.ProviderUnderTest.VOS_FACTURES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.behaviour.VosServer;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.runtime.ApiException;
import io.github.facturier.runtime.ProviderException;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.support.ApiToken;
import java.util.stream.Stream;
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

  @RegisterExtension final VosServer ours = new VosServer();
  @RegisterExtension final VosServer other = new VosServer();

  @TestFactory
  Stream<DynamicTest> everyOperationToAnotherPort() {
    return VOS_FACTURES.operations().stream()
        .map(
            operation ->
                DynamicTest.dynamicTest(
                    operation.id(), () -> assertCarriesNothing(operation, other.url(), other)));
  }

  /** The same server under another name: what counts is the name. */
  @TestFactory
  Stream<DynamicTest> everyReadToAnotherName() {
    return VOS_FACTURES.where(SpecOperation::isRead).stream()
        .map(
            operation ->
                DynamicTest.dynamicTest(
                    operation.id(),
                    () -> {
                      try (VosServer server = VosServer.start()) {
                        assertCarriesNothingByName(operation, server);
                      }
                    }));
  }

  private void assertCarriesNothing(SpecOperation operation, String elsewhere, VosServer target)
      throws Exception {
    VosFacturesClient client = client(ours);
    for (int status : STATUSES) {
      int before = target.requests();
      ours.answer(redirect(status, elsewhere + "taken.json?q=" + Canaries.TOKEN + "&r=kept"));
      target.answer(VosServer.json(200, "{}"));
      try {
        VOS_FACTURES.call(client, operation, Canaries.arguments(operation)).result();
      } catch (ApiException e) { // most of them want another answer
        assertFalse(Texts.of(e).stream().anyMatch(Canaries::isIn), e::toString);
      }
      ours.next();
      assertEquals(before + (operation.isRead() ? 1 : 0), target.requests());
      if (target.requests() > before) {
        RecordedRequest request = target.next();
        assertFalse(Canaries.isIn(Echo.of(request).text()), () -> Echo.of(request).text());
        assertEquals("/taken.json?r=kept", request.getPath());
        assertEquals("GET", request.getMethod());
      }
    }
  }

  private static void assertCarriesNothingByName(SpecOperation operation, VosServer server)
      throws Exception {
    server.answer(redirect(302, server.urlByName() + "taken.json"), VosServer.json(200, "{}"));
    try {
      VOS_FACTURES.call(client(server), operation, Canaries.arguments(operation)).result();
    } catch (ApiException e) {
      assertFalse(Texts.of(e).stream().anyMatch(Canaries::isIn), e::toString);
    }
    server.next();
    Echo second = Echo.of(server.next());
    assertEquals("/taken.json", second.target());
    assertFalse(Canaries.isIn(second.text()), second::text);
  }

  /** A server that puts the whole of our query, or our token, into the path of another host. */
  @ParameterizedTest
  @ValueSource(strings = {Canaries.TOKEN, "a/" + Canaries.TOKEN + ".json", "?" + Canaries.TOKEN})
  void aSecretInTheAddressIsNotTakenAlong(String path) {
    ours.answer(redirect(302, other.url() + path));
    ProviderException e =
        assertThrows(ProviderException.class, () -> client(ours).webhooks().get(1).result());
    assertFalse(Texts.of(e).stream().anyMatch(Canaries::isIn), e::toString);
    assertEquals(0, other.requests());
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void theSameHostGetsTheTokenAgain(int status) throws Exception {
    ours.answer(redirect(status, "/elsewhere/1.json?a=b"), VosServer.json(200, "{\"id\":1}"));
    assertEquals(1L, client(ours).webhooks().get(1).result().id());
    assertEquals(Canaries.TOKEN, ours.next().getRequestUrl().queryParameter("api_token"));
    RecordedRequest second = ours.next();
    assertEquals("/elsewhere/1.json", second.getRequestUrl().encodedPath());
    assertEquals("b", second.getRequestUrl().queryParameter("a"));
    assertEquals(Canaries.TOKEN, second.getRequestUrl().queryParameter("api_token"));
  }

  @Test
  void thereAndBackAgain() throws Exception {
    ours.answer(redirect(302, other.url() + "there"));
    other.answer(redirect(302, ours.url() + "back"));
    ours.answer(VosServer.json(200, "{\"id\":1}"));
    client(ours).webhooks().get(1).result();
    assertNull(other.next().getRequestUrl().queryParameter("api_token"));
    ours.next();
    assertEquals(Canaries.TOKEN, ours.next().getRequestUrl().queryParameter("api_token"));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aWriteThatIsRedirectedFailsAndSaysSo(int status) {
    ours.answer(redirect(status, "/elsewhere.json"), VosServer.json(200, "{\"id\":1}"));
    ProviderException e =
        assertThrows(ProviderException.class, () -> client(ours).webhooks().delete(1).result());
    assertEquals(status, e.status());
    assertTrue(e.getMessage().contains("redirected"), e.getMessage());
    assertEquals(1, ours.requests());
  }

  @Test
  void aLoopEnds() {
    ours.answerAll(
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
