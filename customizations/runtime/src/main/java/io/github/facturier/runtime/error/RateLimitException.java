package io.github.facturier.runtime.error;

/** Too many calls (429); {@link #retryAfter()} says how long to wait. */
public final class RateLimitException extends ApiException {
  private static final long serialVersionUID = 1L;

  RateLimitException(ApiError error) {
    super(error, null);
  }

  /** An exception for a test of code that handles it. */
  public static RateLimitException of(ApiError error) {
    return new RateLimitException(error);
  }
}
