package io.github.facturier.runtime;

/**
 * A JSON value that fits its property in no lenient way. Becomes a {@link DecodingException} one
 * level up.
 */
final class Misfit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Misfit(String expected, String found) {
    super(
        "expected " + expected + ", found \"" + PlainText.quoted(found) + "\"", null, false, false);
  }
}
