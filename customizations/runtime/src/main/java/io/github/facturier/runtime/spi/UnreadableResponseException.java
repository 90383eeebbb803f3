package io.github.facturier.runtime.spi;

import io.github.facturier.runtime.Credentials;
import io.github.facturier.runtime.error.DecodingException;
import java.io.IOException;

/**
 * Thrown by an interceptor for a response that cannot be read: for example, {@link Credentials}
 * cannot decrypt it, or it exceeds the size limit. The caller receives a {@link DecodingException}
 * with the same message.
 */
public final class UnreadableResponseException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * Creates the exception.
   *
   * @param status the HTTP status of the response
   * @param problem the problem, without secrets and without the content of the response
   */
  public UnreadableResponseException(int status, String problem) {
    super(problem);
    this.status = status;
  }

  public int status() {
    return status;
  }

  public String problem() {
    return String.valueOf(getMessage());
  }
}
