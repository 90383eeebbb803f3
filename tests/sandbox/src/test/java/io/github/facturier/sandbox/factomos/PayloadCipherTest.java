package io.github.facturier.sandbox.factomos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks test vectors that libmcrypt encrypted. */
class PayloadCipherTest {
  static List<JsonObject> vectors() throws IOException {
    try (InputStream in = PayloadCipherTest.class.getResourceAsStream("/mcrypt-vectors.json")) {
      List<JsonObject> vectors =
          JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
              .getAsJsonArray()
              .asList()
              .stream()
              .map(JsonElement::getAsJsonObject)
              .toList();
      assertEquals(20, vectors.size());
      return vectors;
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void encryptsLikeMcrypt(JsonObject vector) {
    PayloadCipher cipher = new PayloadCipher(vector.get("secret").getAsString());
    String encrypted = vector.get("ciphertextBase64").getAsString();
    assertEquals(encrypted, cipher.encrypt(vector.get("plaintext").getAsString()));
    assertEquals(vector.get("plaintext").getAsString(), cipher.decrypt(encrypted));
  }

  @Test
  void secretOfAnotherLengthHasAZeroIv() {
    PayloadCipher cipher = new PayloadCipher("short");
    assertEquals("action=getClient", cipher.decrypt(cipher.encrypt("action=getClient")));
  }
}
