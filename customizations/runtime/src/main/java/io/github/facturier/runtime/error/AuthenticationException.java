package io.github.facturier.runtime.error;

/** The credentials were missing, wrong or expired (401, or a login page in place of an answer). */
public final class AuthenticationException extends ApiException {
  private static final long serialVersionUID = 1L;

  public AuthenticationException(ApiError error) {
    super(error, null);
  }

  /** An exception for a test of code that handles it. */
  public static AuthenticationException of(ApiError error) {
    return new AuthenticationException(error);
  }
}
