package io.github.facturier.runtime.spi;

import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.error.TransportException;
import java.io.IOException;

/**
 * A call whose result is decoded further by a helper, for example a login or a file. All calls of a
 * client implement it.
 */
public interface ReceivedCall {
  /** Converts an exception that was thrown while the result was decoded. */
  ApiException failed(Throwable e);

  /**
   * Converts an exception that was thrown while the result of a call was decoded. The exception has
   * the operation, the URL and the status if the call is a client's.
   */
  static ApiException failed(ApiCall<?> call, Throwable e) {
    if (call instanceof ReceivedCall received) {
      return received.failed(e);
    } else if (e instanceof ApiException known) {
      return known;
    }
    ApiError error = ApiError.of(String.valueOf(e.getMessage()));
    return e instanceof IOException && !(e instanceof UnreadableResponseException)
        ? TransportException.of(error, e)
        : DecodingException.of(error, e);
  }
}
