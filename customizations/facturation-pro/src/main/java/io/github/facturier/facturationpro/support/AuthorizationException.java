package io.github.facturier.facturationpro.support;

import org.jspecify.annotations.Nullable;

/**
 * The user came back without a code that could be exchanged. Nothing was sent and no token was
 * changed. The message holds neither code nor state.
 *
 * <p>The two kinds that an application treats differently are {@link
 * AuthorizationDeclinedException} and {@link InvalidStateException}. Any other is an error of the
 * authorization endpoint, such as {@code server_error} or {@code invalid_scope}, or an address that
 * is not one of its responses.
 *
 * <p>Source: RFC 6749, section 4.1.2.
 */
public class AuthorizationException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String error;
  private final @Nullable String description;

  AuthorizationException(String message, @Nullable String error, @Nullable String description) {
    super("OAuth2.complete: " + message);
    this.error = error;
    this.description = description;
  }

  /**
   * An exception for a test of code that handles it.
   *
   * @param error the error code; null if there was none
   * @param description what the provider says about the error; null if it says nothing
   */
  public static AuthorizationException of(
      String message, @Nullable String error, @Nullable String description) {
    return new AuthorizationException(message, error, description);
  }

  /** The error code, such as {@code temporarily_unavailable}; null if there was none. */
  public final @Nullable String error() {
    return error;
  }

  /** What the provider says about the error, cut at 200 characters; null if it says nothing. */
  public final @Nullable String description() {
    return description;
  }
}
