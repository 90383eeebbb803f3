package io.github.facturier.runtime.json;

import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.internal.io.PlainText;

/**
 * A JSON value that is invalid for its property, even with lenient reading. The caller converts it
 * to a {@link DecodingException}.
 */
final class JsonTypeMismatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JsonTypeMismatchException(String expected, String found) {
    super(
        "expected " + expected + ", found \"" + PlainText.quoted(found) + "\"", null, false, false);
  }
}
