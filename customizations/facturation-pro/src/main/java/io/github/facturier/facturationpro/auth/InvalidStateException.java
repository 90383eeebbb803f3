package io.github.facturier.facturationpro.auth;

/**
 * The state is missing or differs from the expected one: the user's session has ended, or the
 * request is forged (cross-site request forgery). Redirect the user to {@link
 * OAuthApplication#authorizationUrl} again, with a new state.
 */
public final class InvalidStateException extends AuthorizationException {
  private static final long serialVersionUID = 1L;

  InvalidStateException(String message) {
    super(message, null, null);
  }

  /** An exception for a test of code that handles it. */
  public static InvalidStateException of(String message) {
    return new InvalidStateException(message);
  }
}
