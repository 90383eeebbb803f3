package io.github.facturier.facturationpro.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;

class OAuthApplicationTest {
  private static final OAuthApplication APPLICATION =
      new OAuthApplication("f3a1c0de", "le-secret", "https://monappli.com/oauth/retour?a=1&b=é");

  @Test
  void sendsTheUserToTheServiceWithoutTheSecret() {
    assertEquals(
        URI.create(
            "https://www.facturation.pro/oauth/authorize?response_type=code&client_id=f3a1c0de"
                + "&redirect_uri=https%3A%2F%2Fmonappli.com%2Foauth%2Fretour%3Fa%3D1%26b%3D%C3%A9"
                + "&scope=read_write&state=a%26b"),
        APPLICATION.authorizationUrl(Scope.READ_WRITE, "a&b"));
  }

  @Test
  void needsAState() {
    assertThrows(
        IllegalArgumentException.class, () -> APPLICATION.authorizationUrl(Scope.READ, " "));
  }

  @Test
  void makesUnguessableStates() {
    String state = OAuthApplication.newState();
    assertTrue(state.matches("[\\w-]{32}"), state);
    assertNotEquals(state, OAuthApplication.newState());
  }

  @Test
  void keepsItsSecret() {
    assertFalse(APPLICATION.toString().contains("le-secret"), APPLICATION::toString);
  }
}
