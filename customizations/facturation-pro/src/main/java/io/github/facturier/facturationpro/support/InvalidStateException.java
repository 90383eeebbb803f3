package io.github.facturier.facturationpro.support;

/**
 * The state is missing or is not the one that was sent: the session ended meanwhile, or somebody
 * else began this (cross-site request forgery). Send the user to {@link
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
