package io.github.facturier.runtime;

/** The provider failed (5xx). */
public final class ServerException extends ApiException {
  private static final long serialVersionUID = 1L;

  ServerException(ApiError error) {
    super(error, null);
  }
}
