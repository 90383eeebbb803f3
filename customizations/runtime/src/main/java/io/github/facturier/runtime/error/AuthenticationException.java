package io.github.facturier.runtime.error;

import org.jspecify.annotations.Nullable;

/** The credentials were missing, wrong or expired: 401, or an HTML page instead of data. */
public final class AuthenticationException extends ApiException {
  private static final long serialVersionUID = 1L;

  private AuthenticationException(ApiError error, @Nullable Throwable cause) {
    super(error, cause);
  }

  /** An exception for a test of code that handles it. */
  public static AuthenticationException of(ApiError error) {
    return new AuthenticationException(error, null);
  }

  @Override
  AuthenticationException with(ApiError error, @Nullable Throwable cause) {
    return new AuthenticationException(error, cause);
  }
}
