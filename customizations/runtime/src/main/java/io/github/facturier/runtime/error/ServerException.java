package io.github.facturier.runtime.error;

/** The provider failed (5xx). */
public final class ServerException extends ApiException {
  private static final long serialVersionUID = 1L;

  ServerException(ApiError error) {
    super(error, null);
  }

  /** An exception for a test of code that handles it. */
  public static ServerException of(ApiError error) {
    return new ServerException(error);
  }
}
