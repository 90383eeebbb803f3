package io.github.facturier.runtime.error;

import org.jspecify.annotations.Nullable;

/**
 * There was no complete response: no connection, a broken connection, a timeout, a cancellation.
 * The cause is the {@link java.io.IOException} without secrets, or another exception that was
 * thrown within the client, for example by an interceptor. {@link #outcome()} tells whether the
 * request was sent.
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

  /** An exception with the cause's text as message, for a test of code that handles it. */
  public static TransportException of(Throwable cause) {
    return new TransportException(ApiError.of(cause.toString()), cause);
  }

  @Override
  TransportException with(ApiError error, @Nullable Throwable cause) {
    return new TransportException(error, cause);
  }
}
