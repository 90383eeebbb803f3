package io.github.facturier.facturationpro.auth;

import org.jspecify.annotations.Nullable;

/** The user did not give his consent ({@code access_denied}). */
public final class AuthorizationDeclinedException extends AuthorizationException {
  private static final long serialVersionUID = 1L;

  AuthorizationDeclinedException(String error, @Nullable String description) {
    super("the user did not give his consent", error, description);
  }

  /**
   * An exception for a test of code that handles it.
   *
   * @param description what the provider says about the error; null if it says nothing
   */
  public static AuthorizationDeclinedException of(@Nullable String description) {
    return new AuthorizationDeclinedException("access_denied", description);
  }
}
