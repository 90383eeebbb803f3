package io.github.facturier.facturationpro.auth;

import org.jspecify.annotations.Nullable;

/** The user declined the authorization ({@code access_denied}). */
public final class AuthorizationDeclinedException extends AuthorizationException {
  private static final long serialVersionUID = 1L;

  AuthorizationDeclinedException(String error, @Nullable String description) {
    super("the user declined the authorization", error, description);
  }

  /**
   * An exception for a test of code that handles it.
   *
   * @param description the provider's description of the error; null if there is none
   */
  public static AuthorizationDeclinedException of(@Nullable String description) {
    return new AuthorizationDeclinedException("access_denied", description);
  }
}
