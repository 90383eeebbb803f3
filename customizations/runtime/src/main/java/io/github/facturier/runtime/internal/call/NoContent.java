package io.github.facturier.runtime.internal.call;

/**
 * Replaces {@link Void} in Retrofit, whose own converter does not check whether the body is an
 * error.
 */
final class NoContent {
  static final NoContent INSTANCE = new NoContent();

  private NoContent() {}
}
