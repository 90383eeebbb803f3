package io.github.facturier.runtime.spi;

import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.error.TransportException;
import java.io.IOException;

/** A call whose result a helper reads further: a login's, or a file's. Each call of a client is. */
public interface ReceivedCall {
  /** The exception of this call for what was thrown while its result was read. */
  ApiException failed(Throwable e);

  /**
   * The exception of a call for what was thrown while its result was read: with the operation, the
   * address and the status, if it is the call of a client.
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
