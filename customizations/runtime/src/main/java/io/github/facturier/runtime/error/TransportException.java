package io.github.facturier.runtime.error;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * There was no whole answer: no connection, a cut, a timeout, a cancellation. The cause is the
 * {@link java.io.IOException}, without its secrets, or whatever else was thrown within the client,
 * by an interceptor say. Whether the provider acted on the call is unknown, unless the message says
 * that it was not sent.
 */
public final class TransportException extends ApiException {
  private static final long serialVersionUID = 1L;

  public TransportException(ApiError error, @Nullable Throwable cause) {
    super(error, cause);
  }

  /** An exception for a test of code that handles it. */
  public static TransportException of(ApiError error, @Nullable IOException cause) {
    return new TransportException(error, cause);
  }
}
