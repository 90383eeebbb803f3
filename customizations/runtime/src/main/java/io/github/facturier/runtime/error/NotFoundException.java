package io.github.facturier.runtime.error;

import org.jspecify.annotations.Nullable;

/** The resource does not exist (404, 410). */
public final class NotFoundException extends ApiException {
  private static final long serialVersionUID = 1L;

  private NotFoundException(ApiError error, @Nullable Throwable cause) {
    super(error, cause);
  }

  /** An exception for a test of code that handles it. */
  public static NotFoundException of(ApiError error) {
    return new NotFoundException(error, null);
  }

  @Override
  NotFoundException with(ApiError error, @Nullable Throwable cause) {
    return new NotFoundException(error, cause);
  }
}
