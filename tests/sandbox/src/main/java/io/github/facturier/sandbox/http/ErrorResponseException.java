package io.github.facturier.sandbox.http;

/** Ends the handling of a call with an error answer. */
public final class ErrorResponseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Reply reply;

  public ErrorResponseException(Reply reply) {
    super("status " + reply.status(), null, false, false);
    this.reply = reply;
  }

  public Reply reply() {
    return reply;
  }
}
