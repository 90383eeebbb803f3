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
 * The received response to an action: encrypted JSON in Base64; unencrypted JSON if Factomos could
 * not identify the secret; an HTML page if another server responded.
 *
 * @param status the HTTP status
 * @param bytes the body
 */
record EncryptedResponse(int status, byte[] bytes) {
  private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

  private static final String SUSPICION =
      "; check that the secret belongs to the token, and that the IV is the usual one";

  /**
   * Returns the JSON. An HTML page, and an unencrypted body of an unsuccessful response, are
   * returned unchanged, so that the caller sees them.
   *
   * @throws UnreadableResponseException if the body has no format of Factomos, or cannot be
   *     decrypted with the secret
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

  /**
   * The index of the content after byte-order marks and white space, of which PHP may send several.
   */
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

  /** Whether the text is UTF-16, which cannot be Base64. */
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
      throw unreadable("the response is neither JSON nor Base64, or is truncated");
    }
    byte[] json = cipher.decrypt(encrypted);
    if (!isObject(json)) {
      throw unreadable("the response cannot be decrypted, or is truncated");
    }
    return json;
  }

  /** Removes line breaks and the percent-encoding of PHP's sample, which Base64 does not have. */
  private static String withoutBreaks(String text) {
    return text.replace("%2B", "+")
        .replace("%2F", "/")
        .replace("%3D", "=")
        .replaceAll("[\\r\\n]", "");
  }

  /** Whether the decrypted bytes are a complete JSON object. */
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
    } catch (IOException e) { // also invalid UTF-8
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
