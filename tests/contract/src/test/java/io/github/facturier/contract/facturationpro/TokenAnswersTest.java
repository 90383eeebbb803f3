package io.github.facturier.contract.facturationpro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.provider.ProviderServer;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.facturationpro.support.OAuth2;
import io.github.facturier.facturationpro.support.OAuthApplication;
import io.github.facturier.facturationpro.support.OAuthToken;
import io.github.facturier.facturationpro.support.TokenStore;
import io.github.facturier.runtime.error.DecodingException;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token endpoint that answers 200, and nonsense. */
class TokenAnswersTest {
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
  void noTokenIsAnErrorOfTheCall(String answer) {
    store.save(new OAuthToken("an-old-token", "a-refresh-token", Instant.EPOCH));
    server.willAnswer(refresh(), 200, answer);
    server.willAnswer(refresh(), 200, answer);
    DecodingException e =
        assertThrows(DecodingException.class, () -> client.account().get().result());
    assertTrue(e.getMessage().matches(".*access[_ ]token.*"), e::getMessage);
    ExecutionException background =
        assertThrows(
            ExecutionException.class,
            () -> client.account().get().future().get(10, TimeUnit.SECONDS));
    assertInstanceOf(DecodingException.class, background.getCause());
    DecodingException exchanged = assertThrows(DecodingException.class, () -> exchange(answer));
    assertTrue(
        exchanged.getMessage().startsWith("OAuth2.exchange: ")
            || exchanged.getMessage().contains("AccessToken.access_token"),
        exchanged::getMessage);
    assertEquals(3, server.requestCount());
  }

  private void exchange(String answer) {
    server.willAnswer(refresh(), 200, answer);
    oauth.exchange("code");
  }

  @Test
  void aMalformedExpiryIsIgnored() {
    for (String seconds : new String[] {"\"soon\"", "9223372036854775807", "{}"}) {
      server.willAnswer(
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
        .where(operation -> operation.id().equals("refreshToken"))
        .get(0);
  }
}
