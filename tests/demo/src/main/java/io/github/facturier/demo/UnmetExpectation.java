package io.github.facturier.demo;

/** Something came out otherwise than it should have. */
final class UnmetExpectation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnmetExpectation(String message) {
    super(message);
  }

  UnmetExpectation(String message, Throwable cause) {
    super(message, cause);
  }
}
