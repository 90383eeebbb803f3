package io.github.facturier.facturationpro.auth;

import org.jspecify.annotations.Nullable;

/** The user did not give his consent ({@code access_denied}). */
public final class AuthorizationDeclinedException extends AuthorizationException {
  private static final long serialVersionUID = 1L;

  AuthorizationDeclinedException(String error, @Nullable String description) {
    super("the user did not give his consent", error, description);
  }
}
