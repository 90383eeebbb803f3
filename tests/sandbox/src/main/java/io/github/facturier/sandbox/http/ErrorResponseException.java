package io.github.facturier.sandbox.http;

/** Ends the handling of a request with an error response. */
public final class ErrorResponseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Response response;

  /** Creates an exception without stack trace. */
  public ErrorResponseException(Response response) {
    super("status " + response.status(), null, false, false);
    this.response = response;
  }

  /** The error response. */
  public Response response() {
    return response;
  }
}
