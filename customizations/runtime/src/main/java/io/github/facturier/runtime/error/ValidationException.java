package io.github.facturier.runtime.error;

/** The provider refused what was sent (400, 422); {@link #messages()} says why, by field. */
public final class ValidationException extends ApiException {
  private static final long serialVersionUID = 1L;

  ValidationException(ApiError error) {
    super(error, null);
  }

  /** An exception for a test of code that handles it. */
  public static ValidationException of(ApiError error) {
    return new ValidationException(error);
  }
}
