package io.github.facturier.runtime;

/** The call contradicts the state of the provider (409). */
public final class ConflictException extends ApiException {
  private static final long serialVersionUID = 1L;

  ConflictException(ApiError error) {
    super(error, null);
  }
}
