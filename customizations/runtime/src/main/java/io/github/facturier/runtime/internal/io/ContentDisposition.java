package io.github.facturier.runtime.internal.io;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses the header {@code Content-Disposition} (RFC 6266), leniently and in linear time, since its
 * length is not limited.
 */
final class ContentDisposition {
  private final String text;
  private int at;

  private ContentDisposition(String text) {
    this.text = text;
  }

  /** Returns the file name, the extended form (RFC 8187) first; null if there is none. */
  static @Nullable String fileName(String header) {
    Map<String, String> parameters = new ContentDisposition(header).parameters();
    String extended = parameters.get("filename*");
    String decoded = extended == null ? null : decoded(extended);
    return decoded == null ? parameters.get("filename") : decoded;
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new HashMap<>();
    upTo(";"); // the type
    while (at < text.length()) {
      at++;
      String name = upTo(";=").strip().toLowerCase(Locale.ROOT);
      if (at < text.length() && text.charAt(at) == '=') {
        at++;
        parameters.putIfAbsent(name, value());
      }
    }
    return parameters;
  }

  private String value() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    if (at == text.length() || text.charAt(at) != '"') {
      return upTo(";").strip();
    }
    StringBuilder value = new StringBuilder();
    for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
      if (text.startsWith("\\\"", at)) { // any other backslash is part of a path
        at++;
      }
      value.append(text.charAt(at));
    }
    upTo(";");
    return value.toString();
  }

  private String upTo(String ends) {
    int start = at;
    while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  /** Decodes {@code utf-8'fr'cl%C3%A9.pdf}; null if the text has another format. */
  private static @Nullable String decoded(String extended) {
    int first = extended.indexOf('\'');
    int second = extended.indexOf('\'', first + 1);
    if (first < 0 || second < 0) {
      return null;
    }
    Charset charset;
    try {
      charset = Charset.forName(extended.substring(0, first).strip());
    } catch (IllegalArgumentException e) {
      return null;
    }
    return new String(bytes(extended.substring(second + 1)), charset);
  }

  private static byte[] bytes(String encoded) {
    byte[] text = encoded.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length);
    for (int i = 0; i < text.length; i++) {
      int high = i + 2 < text.length ? Character.digit(text[i + 1], 16) : -1;
      int low = i + 2 < text.length ? Character.digit(text[i + 2], 16) : -1;
      if (text[i] == '%' && high >= 0 && low >= 0) {
        bytes.write(high << 4 | low);
        i += 2;
      } else {
        bytes.write(text[i]);
      }
    }
    return bytes.toByteArray();
  }
}
