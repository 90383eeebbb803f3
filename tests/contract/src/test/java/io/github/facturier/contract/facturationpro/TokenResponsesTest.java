package io.github.facturier.contract.facturationpro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.provider.ProviderServer;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.facturationpro.auth.OAuth2;
import io.github.facturier.facturationpro.auth.OAuthApplication;
import io.github.facturier.facturationpro.auth.OAuthToken;
import io.github.facturier.facturationpro.auth.TokenStore;
import io.github.facturier.runtime.RetryPolicy;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.error.Outcome;
import io.github.facturier.runtime.error.RateLimitException;
import io.github.facturier.runtime.error.ServerException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token endpoint that responds with status 200 and an invalid body. */
class TokenResponsesTest {
  private final ProviderServer server = new ProviderServer(ProviderUnderTest.FACTURATION_PRO);
  private final FacturationProClient anonymous = builder().build();
  private final TokenStore store = TokenStore.inMemory();
  private final OAuth2 oauth =
      OAuth2.of(
          new OAuthApplication("id", "client-secret", "https://monappli.com/retour"),
          anonymous.tokens(),
          store);
  private final FacturationProClient client = builder().credentials(oauth).build();

  private FacturationProClient.Builder builder() {
    return FacturationProClient.builder()
        .baseUrl(server.url())
        .retryPolicy(RetryPolicy.NONE)
        .userAgent("Essais (essais@exemple.fr)");
  }

  @AfterEach
  void close() {
    client.close();
    anonymous.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"access_token\":\"\"}", "{\"access_token\":null}"})
  void noTokenIsAnErrorOfTheCall(String response) {
    store.save(new OAuthToken("an-old-token", "a-refresh-token", Instant.EPOCH));
    server.willRespond(refresh(), 200, response);
    server.willRespond(refresh(), 200, response);
    DecodingException e =
        assertThrows(DecodingException.class, () -> client.account().get().result());
    assertTrue(e.getMessage().matches(".*access[_ ]token.*"), e::getMessage);
    ExecutionException background =
        assertThrows(
            ExecutionException.class,
            () -> client.account().get().future().get(10, TimeUnit.SECONDS));
    assertInstanceOf(DecodingException.class, background.getCause());
    assertEquals(Outcome.NOT_SENT, e.outcome()); // the call, not the renewal
    assertEquals("TokensApi.create", e.operation());
    DecodingException exchanged = assertThrows(DecodingException.class, () -> exchange(response));
    assertTrue(exchanged.getMessage().startsWith("TokensApi.create: "), exchanged::getMessage);
    assertEquals(201, exchanged.status());
    assertEquals(server.url() + "oauth/token", exchanged.url());
    assertEquals(Outcome.DONE, exchanged.outcome());
    assertEquals(3, server.requestCount());
  }

  private void exchange(String response) {
    server.willRespond(refresh(), 201, response);
    oauth.exchange("code");
  }

  /** The wait is in the message of the renewal, and in that of the call. */
  @Test
  void theWaitIsReportedOnce() throws Exception {
    store.save(new OAuthToken("an-old-token", "a-refresh-token", Instant.EPOCH));
    for (String wait : new String[] {"17", null}) {
      MockResponse later = new MockResponse().setResponseCode(429).setBody("Retry later");
      server.willRespond(wait == null ? later : later.setHeader("Retry-After", wait));
      RateLimitException e =
          assertThrows(RateLimitException.class, () -> client.account().get().result());
      assertEquals(Outcome.NOT_SENT, e.outcome());
      assertEquals(wait == null ? null : Duration.ofSeconds(17), e.retryAfter());
      String said = wait == null ? "does not say how long" : "retry after 17 s";
      assertEquals(2, (e.getMessage() + " ").split(said, -1).length, e::getMessage);
    }
    server.willRespond(new MockResponse().setResponseCode(503));
    ServerException e = assertThrows(ServerException.class, () -> client.account().get().result());
    assertEquals(Outcome.NOT_SENT, e.outcome());
  }

  /** The client does not know the token yet. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"access_token\":\"fresh-token\",\"expires_in\":{}}",
        "{\"access_token\":[\"fresh-token\"]}",
        "[{\"access_token\":\"fresh-token\"}]",
        "{\"access_token\":\"fresh-token\",\"refresh_token\":\"fresh-token",
        "access_token=fresh-token&token_type=bearer",
      })
  void aTokenThatCannotBeReadIsHidden(String response) {
    ApiException e = assertThrows(ApiException.class, () -> exchange(response));
    assertFalse((e + e.body() + e.error()).contains("fresh-token"), e::toString);
    store.save(new OAuthToken("an-old-token", "a-refresh-token", Instant.EPOCH));
    server.willRespond(refresh(), 200, response);
    ApiException renewal = assertThrows(ApiException.class, () -> client.account().get().result());
    assertFalse(
        (renewal + renewal.body() + renewal.error()).contains("fresh-token"), renewal::toString);
  }

  @Test
  void aMalformedExpiryIsIgnored() {
    for (String seconds : new String[] {"\"soon\"", "9223372036854775807", "{}"}) {
      server.willRespond(
          refresh(), 200, "{\"access_token\":\"new\",\"expires_in\":" + seconds + "}");
      try {
        assertEquals(new OAuthToken("new", null, null), oauth.exchange("code"));
      } catch (DecodingException e) { // where the document says that it is a number
        assertTrue(e.getMessage().contains("expires_in"), e::getMessage);
      }
    }
    assertEquals(3, server.requestCount());
  }

  private static SpecOperation refresh() {
    return ProviderUnderTest.FACTURATION_PRO
        .where(operation -> operation.id().equals("createToken"))
        .get(0);
  }
}
