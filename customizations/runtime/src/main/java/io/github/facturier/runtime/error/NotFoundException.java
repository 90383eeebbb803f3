package io.github.facturier.runtime.error;

/** There is nothing at this address (404, 410). */
public final class NotFoundException extends ApiException {
  private static final long serialVersionUID = 1L;

  NotFoundException(ApiError error) {
    super(error, null);
  }

  /** An exception for a test of code that handles it. */
  public static NotFoundException of(ApiError error) {
    return new NotFoundException(error);
  }
}
