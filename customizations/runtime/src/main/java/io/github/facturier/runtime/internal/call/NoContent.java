package io.github.facturier.runtime.internal.call;

/**
 * Stands for {@link Void} towards Retrofit, whose own converter would not look whether the body is
 * an error.
 */
final class NoContent {
  static final NoContent INSTANCE = new NoContent();

  private NoContent() {}
}
