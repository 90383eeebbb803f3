package io.github.facturier.runtime.error;

import org.jspecify.annotations.Nullable;

/** The provider reported an internal failure (5xx). */
public final class ServerException extends ApiException {
  private static final long serialVersionUID = 1L;

  private ServerException(ApiError error, @Nullable Throwable cause) {
    super(error, cause);
  }

  /** An exception for a test of code that handles it. */
  public static ServerException of(ApiError error) {
    return new ServerException(error, null);
  }

  @Override
  ServerException with(ApiError error, @Nullable Throwable cause) {
    return new ServerException(error, cause);
  }
}
