package io.github.facturier.runtime;

/**
 * A JSON value that fits its property in no lenient way. Becomes a {@link DecodingException} one
 * level up.
 */
final class Misfit extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_QUOTE = 100;

  Misfit(String expected, String found) {
    super("expected " + expected + ", found \"" + cut(found) + "\"", null, false, false);
  }

  static String cut(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
  }
}
