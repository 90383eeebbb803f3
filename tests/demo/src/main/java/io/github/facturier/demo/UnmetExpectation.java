package io.github.facturier.demo;

/** A result is not as expected. */
final class UnmetExpectation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnmetExpectation(String message) {
    super(message);
  }

  UnmetExpectation(String message, Throwable cause) {
    super(message, cause);
  }
}
