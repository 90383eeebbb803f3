package io.github.facturier.facturationpro.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiKeyTest {
  @Test
  void isSecretInBothForms() {
    ApiKey key = ApiKey.of("54321", "la-cle-secrète");
    String pair =
        Base64.getEncoder().encodeToString("54321:la-cle-secrète".getBytes(StandardCharsets.UTF_8));
    assertTrue(key.secrets().contains("la-cle-secrète"));
    assertTrue(key.secrets().contains(pair), () -> pair);
    assertEquals("ApiKey[hidden]", key.toString());
    assertFalse(key.toString().contains("54321"));
  }

  @ParameterizedTest
  @CsvSource({"'', key", "' ', key", "54321, ''", ", key", "54321,", "54:321, key"})
  void cannotBeHalf(String identifier, String key) {
    assertThrows(IllegalArgumentException.class, () -> ApiKey.of(identifier, key));
  }
}
