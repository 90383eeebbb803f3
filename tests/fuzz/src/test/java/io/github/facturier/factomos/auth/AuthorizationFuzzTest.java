package io.github.facturier.factomos.auth;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Untrusted forms posted to the callback: either two keys, or an exception that contains none. */
class AuthorizationFuzzTest {
  @FuzzTest(maxDuration = "10m")
  void aFormIsReadOrRefused(byte[] input) {
    String body = new String(input, StandardCharsets.UTF_8);
    try {
      FactomosKeys keys = Authorization.keys(body);
      assertNotNull(keys);
      assertFalse(keys.toString().contains("="), keys.toString());
    } catch (IllegalArgumentException e) {
      assertNotNull(e.getMessage());
      assertFalse(e.getMessage().contains(body) && body.length() >= 16, e.getMessage());
    }
  }
}
