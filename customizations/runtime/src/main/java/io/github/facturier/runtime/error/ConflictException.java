package io.github.facturier.runtime.error;

import org.jspecify.annotations.Nullable;

/** The call conflicts with the current state at the provider (409). */
public final class ConflictException extends ApiException {
  private static final long serialVersionUID = 1L;

  private ConflictException(ApiError error, @Nullable Throwable cause) {
    super(error, cause);
  }

  /** An exception for a test of code that handles it. */
  public static ConflictException of(ApiError error) {
    return new ConflictException(error, null);
  }

  @Override
  ConflictException with(ApiError error, @Nullable Throwable cause) {
    return new ConflictException(error, cause);
  }
}
