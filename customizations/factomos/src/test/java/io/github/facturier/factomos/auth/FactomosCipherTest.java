package io.github.facturier.factomos.auth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors were made with the real libmcrypt. */
class FactomosCipherTest {
  /** A text encrypted by libmcrypt. */
  record Vector(
      String secret, String plaintext, String key, boolean nullIv, String ciphertextBase64) {
    FactomosCipher cipher() {
      return nullIv ? FactomosCipher.withZeroIv(secret) : FactomosCipher.of(secret);
    }

    byte[] encrypted() {
      return Base64.getDecoder().decode(ciphertextBase64);
    }

    byte[] clear() {
      return plaintext.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
      return plaintext.length() + " characters, " + secret;
    }
  }

  static List<Vector> vectors() throws IOException {
    try (InputStream in = FactomosCipherTest.class.getResourceAsStream("/mcrypt-vectors.json")) {
      List<Vector> vectors =
          new Gson()
              .fromJson(
                  new InputStreamReader(in, StandardCharsets.UTF_8),
                  new TypeToken<List<Vector>>() {}.getType());
      assertEquals(20, vectors.size());
      return vectors;
    }
  }

  static Stream<Vector> longVectors() throws IOException {
    List<Vector> vectors =
        vectors().stream().filter(vector -> vector.plaintext().length() > 20).toList();
    assertTrue(vectors.size() >= 10, () -> "only " + vectors.size());
    return vectors.stream();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void encryptsAsMcryptDoes(Vector vector) {
    assertEquals(vector.ciphertextBase64(), vector.cipher().encrypt(vector.plaintext()));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void decryptsWhatMcryptMade(Vector vector) {
    assertArrayEquals(vector.clear(), vector.cipher().decrypt(vector.encrypted()));
  }

  /** Lengths around the block and chunk sizes of the bulk decryptor. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 2047, 2048, 2049, 4095, 4096, 4097, 100_003})
  void bothWaysToDecryptAgree(int length) {
    FactomosCipher cipher = FactomosCipher.of("0123456789abcdef");
    byte[] encrypted = new byte[length];
    new Random(length).nextBytes(encrypted);
    assertArrayEquals(cipher.decryptByteByByte(encrypted), cipher.decrypt(encrypted));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void decryptsByteByByteWhatMcryptMade(Vector vector) {
    assertArrayEquals(vector.clear(), vector.cipher().decryptByteByByte(vector.encrypted()));
  }

  @Test
  void decryptsWhereTheJvmHasNoAes() throws IOException {
    Vector vector = longVectors().findFirst().orElseThrow();
    Provider aes = Security.getProvider("SunJCE");
    int position = List.of(Security.getProviders()).indexOf(aes) + 1;
    Security.removeProvider(aes.getName());
    try {
      assertThrows(NoSuchAlgorithmException.class, () -> Cipher.getInstance("AES/ECB/NoPadding"));
      assertArrayEquals(vector.clear(), vector.cipher().decrypt(vector.encrypted()));
    } finally {
      Security.insertProviderAt(aes, position);
    }
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void anyChunksOfAStreamMakeTheSameBytes(Vector vector) throws IOException {
    for (int seed = 0; seed < 5; seed++) {
      ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
      try (OutputStream out = vector.cipher().encrypting(encrypted)) {
        copy(new ByteArrayInputStream(vector.clear()), out, new Random(seed));
      }
      assertArrayEquals(vector.encrypted(), encrypted.toByteArray());
      ByteArrayOutputStream clear = new ByteArrayOutputStream();
      try (InputStream in =
          vector.cipher().decrypting(new ByteArrayInputStream(vector.encrypted()))) {
        copy(in, clear, new Random(seed));
      }
      assertArrayEquals(vector.clear(), clear.toByteArray());
    }
  }

  private static void copy(InputStream in, OutputStream out, Random random) throws IOException {
    for (byte[] chunk = in.readNBytes(1 + random.nextInt(40));
        chunk.length > 0;
        chunk = in.readNBytes(1 + random.nextInt(40))) {
      out.write(chunk);
    }
  }

  /** An IV of its own does no more to the text than spoil its first 16 bytes. */
  @ParameterizedTest
  @MethodSource("longVectors")
  void aZeroIvSpoilsTheFirstSixteenBytesOnly(Vector vector) {
    byte[] read = FactomosCipher.withZeroIv(vector.secret()).decrypt(vector.encrypted());
    String expected =
        new String(vector.clear(), 16, vector.clear().length - 16, StandardCharsets.UTF_8);
    assertEquals(expected, new String(read, 16, read.length - 16, StandardCharsets.UTF_8));
    assertNotEquals(vector.clear()[0], read[0]);
  }

  @Test
  void aZeroIvReadsWhatItWrote() {
    FactomosCipher cipher = FactomosCipher.withZeroIv("short");
    byte[] encrypted = Base64.getDecoder().decode(cipher.encrypt("action=getClient"));
    assertEquals("action=getClient", new String(cipher.decrypt(encrypted), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fifteen letters", "seventeen letters", "seize octets été"})
  void aSecretOfAnotherLengthIsRefusedAtOnceWithTheReason(String secret) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> FactomosCipher.of(secret));
    assertTrue(e.getMessage().contains("16 bytes"), e::getMessage);
    assertTrue(e.getMessage().contains("IV"), e::getMessage);
    assertTrue(e.getMessage().contains("withZeroIv"), e::getMessage);
    assertFalse(e.getMessage().contains(secret), e::getMessage);
  }

  @Test
  void showsNoSecret() {
    assertEquals("FactomosCipher[hidden]", FactomosCipher.of("0123456789abcdef").toString());
  }
}
