package io.github.facturier.runtime.error;

import org.jspecify.annotations.Nullable;

/** The credentials are valid, but do not permit this call (403). */
public final class PermissionException extends ApiException {
  private static final long serialVersionUID = 1L;

  private PermissionException(ApiError error, @Nullable Throwable cause) {
    super(error, cause);
  }

  /** An exception for a test of code that handles it. */
  public static PermissionException of(ApiError error) {
    return new PermissionException(error, null);
  }

  @Override
  PermissionException with(ApiError error, @Nullable Throwable cause) {
    return new PermissionException(error, cause);
  }
}
