package io.github.facturier.luccacleemy.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientCredentialsTest {
  private static final String SECRET = "secret-de-l-appli";

  private final ClientCredentials credentials = ClientCredentials.of("id", SECRET);

  @Test
  void theSecretIsNotShown() {
    assertEquals("ClientCredentials[id, hidden]", credentials.toString());
    assertEquals(List.of(SECRET), List.copyOf(credentials.secrets()));
    assertEquals("BearerToken[hidden]", BearerToken.of("jeton").toString());
    assertFalse(new AccessToken("jeton", Instant.EPOCH).toString().contains("jeton"));
  }

  @Test
  void scopesAreSeparatedBySpaces() {
    assertEquals("business-establishments.readonly legal-entities.readonly", credentials.scope());
    assertEquals("a b", credentials.withScopes("a", "b").scope());
    assertEquals("id", credentials.withScopes("a").clientId());
    assertEquals(SECRET, credentials.withScopes("a").clientSecret());
  }

  @Test
  void refusesWhatCannotBeSent() {
    for (String bad : Arrays.asList(null, "", " ")) {
      assertThrows(IllegalArgumentException.class, () -> ClientCredentials.of(bad, SECRET));
      assertThrows(IllegalArgumentException.class, () -> ClientCredentials.of("id", bad));
      assertThrows(IllegalArgumentException.class, () -> credentials.withScopes(bad));
      assertThrows(IllegalArgumentException.class, () -> BearerToken.of(bad));
    }
    assertThrows(IllegalArgumentException.class, credentials::withScopes);
    assertThrows(IllegalArgumentException.class, () -> credentials.withScopes("a b"));
    assertThrows(IllegalArgumentException.class, () -> credentials.withClock(null));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> BearerToken.of("jeton secret"));
    assertFalse(e.getMessage().contains("jeton secret"), e.getMessage());
    assertThrows(IllegalStateException.class, credentials::interceptor);
  }

  @Test
  void aTokenIsUsableUntil30SecondsBeforeItExpires() {
    AccessToken token = new AccessToken("jeton", Instant.ofEpochSecond(1800));
    assertTrue(token.isUsable(Instant.ofEpochSecond(1769)));
    assertFalse(token.isUsable(Instant.ofEpochSecond(1770)));
    assertTrue(new AccessToken("jeton", null).isUsable(Instant.MAX));
  }
}
