package io.github.facturier.demo;

/** The environment variables do not configure an account. The message says why. */
final class NotSetUpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotSetUpException(String message) {
    super(message);
  }
}
