package io.github.facturier.runtime.error;

import org.jspecify.annotations.Nullable;

/**
 * The provider rejected the request as invalid (400, 422); {@link #messages()} gives the reasons by
 * field.
 */
public final class ValidationException extends ApiException {
  private static final long serialVersionUID = 1L;

  private ValidationException(ApiError error, @Nullable Throwable cause) {
    super(error, cause);
  }

  /** An exception for a test of code that handles it. */
  public static ValidationException of(ApiError error) {
    return new ValidationException(error, null);
  }

  @Override
  ValidationException with(ApiError error, @Nullable Throwable cause) {
    return new ValidationException(error, cause);
  }
}
