package io.github.facturier.runtime.error;

import org.jspecify.annotations.Nullable;

/**
 * There was no whole response: no connection, a cut, a timeout, a cancellation. The cause is the
 * {@link java.io.IOException}, without its secrets, or whatever else was thrown within the client,
 * by an interceptor say. {@link #outcome()} says whether the request was sent.
 */
public final class TransportException extends ApiException {
  private static final long serialVersionUID = 1L;

  private TransportException(ApiError error, @Nullable Throwable cause) {
    super(error, cause);
  }

  /** An exception for a test of code that handles it. */
  public static TransportException of(ApiError error) {
    return new TransportException(error, null);
  }

  /** An exception for a test of code that handles it. */
  public static TransportException of(ApiError error, @Nullable Throwable cause) {
    return new TransportException(error, cause);
  }

  /** An exception with the cause's text, for a test of code that handles it. */
  public static TransportException of(Throwable cause) {
    return new TransportException(ApiError.of(cause.toString()), cause);
  }

  @Override
  TransportException with(ApiError error, @Nullable Throwable cause) {
    return new TransportException(error, cause);
  }
}
