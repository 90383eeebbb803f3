package io.github.facturier.contract.myclementine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.provider.ProviderServer;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.myclementine.MyClementineClient;
import io.github.facturier.myclementine.auth.Login;
import io.github.facturier.runtime.RetryPolicy;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.AuthenticationException;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.error.Outcome;
import io.github.facturier.runtime.error.TransportException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A call whose login fails was not sent, whatever the failure. */
class LoginErrorsTest {
  private final ProviderServer server = new ProviderServer(ProviderUnderTest.MY_CLEMENTINE);
  private final MyClementineClient client =
      MyClementineClient.builder()
          .baseUrl(server.url() + "api")
          .retryPolicy(RetryPolicy.NONE)
          .credentials(Login.of("jeandupont", "motdepasse"))
          .build();

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private static MockResponse login(int status, String data) {
    return new MockResponse()
        .setResponseCode(status)
        .setHeader("Content-Type", "application/json")
        .setBody("{\"success\":\"true\",\"data\":" + data + "}");
  }

  private static void check(ApiException e, int status, Outcome outcome) {
    assertEquals(status, e.status());
    assertEquals(outcome, e.outcome(), e::toString);
    assertEquals("TokensApi.create", e.operation());
    assertTrue(e.url().endsWith("/api/users/token"), e::url);
  }

  @Test
  void aResponseWithoutAToken() throws Exception {
    for (String data : new String[] {"{}", "{\"token\":\"\"}", "{\"token\":\"a b\"}"}) {
      server.willRespond(login(202, data));
      check(
          assertThrows(DecodingException.class, () -> client.users().getProfil(1).result()),
          202,
          Outcome.NOT_SENT);
      server.willRespond(login(202, data));
      ExecutionException failed =
          assertThrows(
              ExecutionException.class,
              () -> client.users().getProfil(1).future().get(10, TimeUnit.SECONDS));
      check(assertInstanceOf(DecodingException.class, failed.getCause()), 202, Outcome.NOT_SENT);
      server.willRespond(login(202, data));
      check(assertThrows(DecodingException.class, client::session), 202, Outcome.DONE);
    }
    assertEquals(9, server.requestCount());
  }

  @Test
  void aLoginThatIsRejected() {
    server.willRespond(new MockResponse().setResponseCode(401));
    check(
        assertThrows(AuthenticationException.class, () -> client.users().getProfil(1).result()),
        401,
        Outcome.NOT_SENT);
    server.willRespond(new MockResponse().setResponseCode(401));
    check(assertThrows(AuthenticationException.class, client::session), 401, Outcome.REJECTED);
  }

  @Test
  void anInterruptIsOneOfTheMethodThatWasCalled() {
    server.willRespond(login(200, "{}").setHeadersDelay(200, TimeUnit.MILLISECONDS));
    Thread.currentThread().interrupt();
    TransportException e = assertThrows(TransportException.class, client::session);
    assertTrue(Thread.interrupted());
    assertEquals("MyClementineClient.session: interrupted", e.getMessage());
    assertEquals("MyClementineClient.session", e.operation());
  }
}
