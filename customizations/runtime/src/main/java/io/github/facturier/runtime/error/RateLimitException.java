package io.github.facturier.runtime.error;

import org.jspecify.annotations.Nullable;

/** Too many requests (429); {@link #retryAfter()} is the time to wait. */
public final class RateLimitException extends ApiException {
  private static final long serialVersionUID = 1L;

  private RateLimitException(ApiError error, @Nullable Throwable cause) {
    super(error, cause);
  }

  /** An exception for a test of code that handles it. */
  public static RateLimitException of(ApiError error) {
    return new RateLimitException(error, null);
  }

  @Override
  RateLimitException with(ApiError error, @Nullable Throwable cause) {
    return new RateLimitException(error, cause);
  }
}
