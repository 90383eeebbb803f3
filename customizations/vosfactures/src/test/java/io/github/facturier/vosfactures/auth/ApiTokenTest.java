package io.github.facturier.vosfactures.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTokenTest {
  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", " ", "\t\n", "abc def", "abc\n", "\rabc", "abc\u0000", "clé", "a\u00a0b"})
  void whatIsNoToken(String value) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> ApiToken.of(value));
    assertTrue(e.getMessage().startsWith("ApiToken.of: parameter 'value' "), e.getMessage());
    assertFalse(e.getMessage().contains("abc"), e.getMessage());
  }

  @Test
  void itIsNotShown() {
    ApiToken token = ApiToken.of("qCedKxkTgQhGJpiI2SU");
    assertEquals("ApiToken[hidden]", token.toString());
    assertEquals(List.of("qCedKxkTgQhGJpiI2SU"), List.copyOf(token.secrets()));
  }
}
