package io.github.facturier.runtime.error;

/** The call contradicts the state of the provider (409). */
public final class ConflictException extends ApiException {
  private static final long serialVersionUID = 1L;

  ConflictException(ApiError error) {
    super(error, null);
  }

  /** An exception for a test of code that handles it. */
  public static ConflictException of(ApiError error) {
    return new ConflictException(error);
  }
}
