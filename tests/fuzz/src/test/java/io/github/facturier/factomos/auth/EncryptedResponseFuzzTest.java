package io.github.facturier.factomos.auth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.facturier.runtime.spi.UnreadableResponseException;
import java.nio.charset.StandardCharsets;

/**
 * A response is decrypted, left unchanged, or rejected; random bytes are never passed on as JSON.
 */
class EncryptedResponseFuzzTest {
  private static final String SECRET = "0123456789abcdef";
  private static final FactomosCipher CIPHER = FactomosCipher.of(SECRET);

  @FuzzTest(maxDuration = "10m")
  void anyBodyIsReadOrRefused(byte[] input) {
    for (int status : new int[] {200, 500}) {
      try {
        new EncryptedResponse(status, input).open(CIPHER);
      } catch (UnreadableResponseException e) {
        assertFalse(e.getMessage().contains(SECRET), e.getMessage());
      }
    }
  }

  /** Any plain text that a server with the secret may encrypt. */
  @FuzzTest(maxDuration = "10m")
  void anyDecryptedBodyIsReadOrRefused(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    byte[] sent = CIPHER.encrypt(text).getBytes(StandardCharsets.US_ASCII);
    try {
      byte[] opened = new EncryptedResponse(200, sent).open(CIPHER);
      assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), opened);
      assertTrue(isObject(text), text);
    } catch (UnreadableResponseException e) {
      assertFalse(e.getMessage().contains(SECRET), e.getMessage());
    }
  }

  private static boolean isObject(String text) {
    try {
      return JsonParser.parseString(text).isJsonObject();
    } catch (JsonParseException e) {
      return false;
    }
  }
}
