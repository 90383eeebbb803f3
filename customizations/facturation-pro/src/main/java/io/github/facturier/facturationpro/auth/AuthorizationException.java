package io.github.facturier.facturationpro.auth;

import org.jspecify.annotations.Nullable;

/**
 * The redirect of a user contains no code that can be exchanged. Nothing was sent and no token was
 * changed. The message contains neither code nor state.
 *
 * <p>Applications usually handle the subclasses {@link AuthorizationDeclinedException} and {@link
 * InvalidStateException} separately. Otherwise it is an error of the authorization endpoint, such
 * as {@code server_error} or {@code invalid_scope}, or a URL that is not one of its responses.
 *
 * <p>Source: RFC 6749, section 4.1.2.
 */
public class AuthorizationException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String error;
  private final @Nullable String description;

  /** For the subclasses. */
  AuthorizationException(String message, @Nullable String error, @Nullable String description) {
    super("OAuth2.complete: " + message);
    this.error = error;
    this.description = description;
  }

  /**
   * An exception for a test of code that handles it.
   *
   * @param error the error code; null if there was none
   * @param description the provider's description of the error; null if there is none
   */
  public static AuthorizationException of(
      String message, @Nullable String error, @Nullable String description) {
    return new AuthorizationException(message, error, description);
  }

  /** The error code, such as {@code temporarily_unavailable}; null if there was none. */
  public final @Nullable String error() {
    return error;
  }

  /**
   * The provider's description of the error, truncated to 200 characters; null if there is none.
   */
  public final @Nullable String description() {
    return description;
  }
}
