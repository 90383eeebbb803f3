package io.github.facturier.runtime;

/** There is nothing at this address (404, 410). */
public final class NotFoundException extends ApiException {
  private static final long serialVersionUID = 1L;

  NotFoundException(ApiError error) {
    super(error, null);
  }
}
