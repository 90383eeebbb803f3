package io.github.facturier.runtime.error;

/** The credentials are good, but do not allow this call (403). */
public final class PermissionException extends ApiException {
  private static final long serialVersionUID = 1L;

  public PermissionException(ApiError error) {
    super(error, null);
  }

  /** An exception for a test of code that handles it. */
  public static PermissionException of(ApiError error) {
    return new PermissionException(error);
  }
}
