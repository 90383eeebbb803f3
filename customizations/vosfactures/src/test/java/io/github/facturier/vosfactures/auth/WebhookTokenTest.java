package io.github.facturier.vosfactures.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTokenTest {
  private final WebhookToken token = WebhookToken.of("clé-1234");

  @Test
  void theSameTextMatches() {
    assertTrue(token.matches("clé-1234"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "clé-123", "clé-12345", "Clé-1234", "cle-1234", " clé-1234"})
  void anyOtherDoesNot(String received) {
    assertFalse(token.matches(received));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "\n"})
  void anEmptyTokenIsRefused(String value) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> WebhookToken.of(value));
    assertTrue(e.getMessage().contains("WebhookToken.of: parameter 'value'"), e.getMessage());
  }

  @Test
  void itIsNotShown() {
    assertEquals("WebhookToken[hidden]", token.toString());
  }
}
