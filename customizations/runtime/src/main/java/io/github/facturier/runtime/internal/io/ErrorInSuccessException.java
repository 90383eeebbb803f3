package io.github.facturier.runtime.internal.io;

/**
 * A response with a 2xx status that is an error. Callers that know the request convert it to an
 * {@code ApiException}.
 */
public final class ErrorInSuccessException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public final String body;
  public final boolean html;

  public ErrorInSuccessException(String body, boolean html) {
    super("an error in a successful response", null, false, false);
    this.body = body;
    this.html = html;
  }
}
