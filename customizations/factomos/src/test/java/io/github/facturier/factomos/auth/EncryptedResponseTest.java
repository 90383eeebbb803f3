package io.github.facturier.factomos.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.spi.UnreadableResponseException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptedResponseTest {
  private static final FactomosCipher CIPHER = FactomosCipher.of("0123456789abcdef");
  private static final String JSON =
      "{\"client\":{\"client_city\":\"Besan\u00e7on \ud83d\ude00\"},\"error\":{\"code\":0}}";
  private static final String ENCRYPTED = CIPHER.encrypt(JSON);

  private static String open(int status, String body) throws UnreadableResponseException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    byte[] json = new EncryptedResponse(status, bytes).open(CIPHER);
    return new String(json, StandardCharsets.UTF_8);
  }

  @Test
  void anEncryptedResponseIsDecrypted() throws Exception {
    assertEquals(JSON, open(200, ENCRYPTED));
  }

  @Test
  void breaksAndPercentSignsDoNoHarm() throws Exception {
    String broken = ENCRYPTED.replaceAll("(.{20})", "$1\r\n") + "\n";
    String forUrl = ENCRYPTED.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D");
    assertFalse(forUrl.equals(ENCRYPTED));
    assertEquals(JSON, open(200, broken));
    assertEquals(JSON, open(200, forUrl));
  }

  @Test
  void aByteOrderMarkDoesNoHarm() throws Exception {
    assertEquals(JSON, open(200, "\uFEFF" + ENCRYPTED));
    assertEquals(JSON, open(200, "\r\n\uFEFF\uFEFF\n" + ENCRYPTED));
    for (String marks :
        new String[] {"\uFEFF", "\uFEFF\uFEFF", "\r\n\uFEFF ", " ".repeat(100_000)}) {
      assertEquals(JSON, open(200, marks + ENCRYPTED));
      assertEquals(marks + JSON, open(200, CIPHER.encrypt(marks + JSON)));
    }
    for (String body : new String[] {"\uFEFF{\"error\":{\"code\":-1}}", "\uFEFF\n<html>"}) {
      assertEquals(body, open(200, body));
    }
  }

  @Test
  void anyNumberOfBlanksAndMarksDoesNoHarm() throws Exception {
    assertEquals(JSON, open(200, " \uFEFF\r\n".repeat(100_000) + ENCRYPTED));
    assertEquals(JSON, open(200, "\uFEFF".repeat(100_000) + ENCRYPTED));
    assertUnreadable(" \n".repeat(1_000_000));
  }

  /** With a byte-order mark, which names the charset. */
  @Test
  void whatIsInUtf16IsLeftAsItIs() throws Exception {
    for (var charset : new Charset[] {StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE}) {
      byte[] bytes = "\uFEFF{\"error\":{\"code\":-1}}".getBytes(charset);
      assertSame(bytes, new EncryptedResponse(200, bytes).open(CIPHER));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"error\":{\"code\":-1}}", " {", "<html>"})
  void whatIsNotEncryptedIsLeftAsItIs(String body) throws Exception {
    assertEquals(body, open(200, body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n", "not Base64!", "Bad Gateway", "AAAA", "===="})
  void whatFactomosNeverSendsIsRefused(String body) {
    assertUnreadable(body);
  }

  static IntStream cuts() {
    return IntStream.range(0, ENCRYPTED.length());
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void everyBeginningOfAResponseIsRefused(int length) throws Exception {
    String cut = ENCRYPTED.substring(0, length);
    if (ENCRYPTED.substring(length).matches("=*")) {
      assertEquals(JSON, open(200, cut)); // nothing but padding is missing
    } else {
      assertUnreadable(cut);
    }
  }

  @Test
  void aResponseUnderAnotherSecretIsRefused() {
    assertUnreadable(FactomosCipher.of("fedcba9876543210").encrypt(JSON));
    assertUnreadable(FactomosCipher.withZeroIv("0123456789abcdef").encrypt(JSON));
  }

  @Test
  void aListOrATextIsRefused() {
    assertUnreadable(CIPHER.encrypt("[]"));
    assertUnreadable(CIPHER.encrypt("\"text\""));
    assertUnreadable(CIPHER.encrypt(JSON + "{}"));
  }

  @Test
  void withoutSuccessAnythingIsShownToTheCaller() throws Exception {
    assertEquals("Bad Gateway", open(502, "Bad Gateway"));
    assertEquals("", open(503, ""));
    assertEquals("", open(302, ""));
    assertEquals(JSON, open(500, ENCRYPTED));
  }

  private static void assertUnreadable(String body) {
    UnreadableResponseException e =
        assertThrows(UnreadableResponseException.class, () -> open(200, body));
    assertTrue(e.getMessage().startsWith("the response "), e::getMessage);
    assertTrue(e.getMessage().contains("secret"), e::getMessage);
    assertTrue(body.isBlank() || !e.getMessage().contains(body), e::getMessage);
  }
}
