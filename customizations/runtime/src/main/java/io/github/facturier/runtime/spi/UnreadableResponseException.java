package io.github.facturier.runtime.spi;

import io.github.facturier.runtime.Credentials;
import io.github.facturier.runtime.error.DecodingException;
import java.io.IOException;

/**
 * A response was received that cannot be read: the interceptor of some {@link Credentials} was to
 * decrypt it, say, and the key does not fit; or it is longer than what may be read into memory. The
 * caller gets a {@link DecodingException} with the same words.
 */
public final class UnreadableResponseException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * Says what is wrong.
   *
   * @param status the HTTP status of the response
   * @param problem what is wrong with it, without a secret and without its content
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
