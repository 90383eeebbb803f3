package io.github.facturier.runtime;

import java.io.IOException;

/**
 * A redirect that is not followed: one too many, or one to where no secret may go. Trying again
 * would not help. The caller gets a {@link ProviderException} with the same words.
 */
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;

  RefusedException(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
