package io.github.facturier.runtime;

/**
 * An answer with a 2xx status that is an error; becomes an {@code ApiException} where the request
 * is known.
 */
final class AnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  final String body;
  final boolean html;

  AnswerException(String body, boolean html) {
    super("an error in a successful answer", null, false, false);
    this.body = body;
    this.html = html;
  }
}
