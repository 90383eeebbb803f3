package io.github.facturier.runtime.error;

/**
 * The body of a webhook event does not have the token of the webhook, so it may come from anyone.
 * No handler was called. The message contains no token.
 */
public final class WebhookTokenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean isMissing;

  private WebhookTokenException(String message, boolean isMissing) {
    super(message);
    this.isMissing = isMissing;
  }

  /**
   * The body has no token.
   *
   * @param method the method that checked it, for the message
   * @param field the field of the token
   */
  public static WebhookTokenException missing(String method, String field) {
    return new WebhookTokenException(
        method + ": the body has no " + field + "; no handler was called", true);
  }

  /**
   * The body has another token.
   *
   * @param method the method that checked it, for the message
   * @param field the field of the token
   */
  public static WebhookTokenException mismatch(String method, String field) {
    return new WebhookTokenException(
        method + ": " + field + " is not the token of the webhook; no handler was called", false);
  }

  /** Whether the body has no token; false if it has another one. */
  public boolean isMissing() {
    return isMissing;
  }
}
