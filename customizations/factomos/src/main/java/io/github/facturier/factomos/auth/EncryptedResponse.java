package io.github.facturier.factomos.auth;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.github.facturier.runtime.json.JsonText;
import io.github.facturier.runtime.spi.UnreadableResponseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * The response to an action as received: encrypted JSON in Base64 or, where Factomos did not get so
 * far as to know the secret, JSON in clear; a page where something else than Factomos responded.
 *
 * @param status the HTTP status
 * @param bytes the body
 */
record EncryptedResponse(int status, byte[] bytes) {
  private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

  private static final String SUSPICION =
      "; is the secret the one that belongs to the token, and its IV the usual one?";

  /**
   * The JSON. A page is left as it is, and so is whatever came without success and is not
   * encrypted: it is shown to the caller as such.
   *
   * @throws UnreadableResponseException if it is nothing that Factomos sends, or the secret does
   *     not fit
   */
  byte[] open(FactomosCipher cipher) throws UnreadableResponseException {
    int start = contentStart(bytes);
    String text =
        new String(bytes, start, bytes.length - start, StandardCharsets.ISO_8859_1).strip();
    if (text.startsWith("{") || text.startsWith("<") || isUtf16(text)) {
      return bytes;
    }
    try {
      return decrypted(text, cipher);
    } catch (UnreadableResponseException e) {
      if (status < 200 || status >= 300) {
        return bytes;
      }
      throw e;
    }
  }

  /** Where the content begins, after marks and blanks: a PHP page may send several. */
  private static int contentStart(byte[] bytes) {
    int start = 0;
    while (start < bytes.length) {
      int end = start + BYTE_ORDER_MARK.length;
      if (Character.isWhitespace(bytes[start])) {
        start++;
      } else if (end <= bytes.length
          && Arrays.equals(bytes, start, end, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length)) {
        start = end;
      } else {
        return start;
      }
    }
    return start;
  }

  /** What was encrypted is Base64, which has no byte-order mark. */
  private static boolean isUtf16(String text) {
    return text.startsWith("\u00FE\u00FF") || text.startsWith("\u00FF\u00FE");
  }

  private byte[] decrypted(String text, FactomosCipher cipher) throws UnreadableResponseException {
    if (text.isEmpty()) {
      throw unreadable("the response is empty");
    }
    byte[] encrypted;
    try {
      encrypted = Base64.getDecoder().decode(withoutBreaks(text));
    } catch (IllegalArgumentException e) {
      throw unreadable("the response is neither JSON nor Base64, or was cut short");
    }
    byte[] json = cipher.decrypt(encrypted);
    if (!isObject(json)) {
      throw unreadable("the response cannot be decrypted, or was cut short");
    }
    return json;
  }

  /** PHP's sample encodes its Base64 for a URL; Base64 itself has neither {@code %} nor breaks. */
  private static String withoutBreaks(String text) {
    return text.replace("%2B", "+")
        .replace("%2F", "/")
        .replace("%3D", "=")
        .replaceAll("[\\r\\n]", "");
  }

  /** Noise is no JSON, and neither is the beginning of some. */
  private static boolean isObject(byte[] json) {
    int start = contentStart(json);
    InputStream content = new ByteArrayInputStream(json, start, json.length - start);
    Reader text = new InputStreamReader(content, StandardCharsets.UTF_8.newDecoder());
    try (JsonReader in = JsonText.unboundedReader(text)) {
      if (in.peek() != JsonToken.BEGIN_OBJECT) {
        return false;
      }
      in.skipValue();
      return in.peek() == JsonToken.END_DOCUMENT;
    } catch (IOException e) { // also what is no UTF-8
      return false;
    }
  }

  private UnreadableResponseException unreadable(String problem) {
    return new UnreadableResponseException(status, problem + SUSPICION);
  }

  /** Does not show the content. */
  @Override
  public String toString() {
    return "EncryptedResponse[" + status + ", " + bytes.length + " bytes]";
  }
}
