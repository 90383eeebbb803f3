package io.github.facturier.luccacleemy.auth;

import io.github.facturier.runtime.error.Checks;
import org.jspecify.annotations.Nullable;

/** Checks texts that are sent in a header or as one word. */
final class Visible {
  private Visible() {}

  /**
   * Returns a text of visible ASCII characters.
   *
   * @throws IllegalArgumentException if it is null, blank, or has another character
   */
  static String ascii(String method, String parameter, @Nullable String text) {
    Checks.notBlank(method, parameter, text);
    if (!isAscii(text)) {
      throw new IllegalArgumentException(
          method
              + ": parameter '"
              + parameter
              + "' must have only visible ASCII characters, without spaces and line breaks");
    }
    return text;
  }

  static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }
}
