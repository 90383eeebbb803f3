package io.github.facturier.demo;

/** What the environment names cannot be an account. The message says why. */
final class NotSetUpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotSetUpException(String message) {
    super(message);
  }
}
