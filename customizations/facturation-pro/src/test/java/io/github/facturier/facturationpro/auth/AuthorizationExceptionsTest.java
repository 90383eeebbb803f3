package io.github.facturier.facturationpro.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

/** Users' tests can create them. */
class AuthorizationExceptionsTest {
  @Test
  void ofEachKind() {
    AuthorizationDeclinedException declined = AuthorizationDeclinedException.of("no");
    assertEquals("access_denied", declined.error());
    assertEquals("no", declined.description());
    assertNull(InvalidStateException.of("the session ended").error());
    AuthorizationException other = AuthorizationException.of("failed", "server_error", null);
    assertEquals("server_error", other.error());
    assertEquals("OAuth2.complete: failed", other.getMessage());
  }
}
