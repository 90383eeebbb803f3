package io.github.facturier.runtime;

import java.io.IOException;

/**
 * This library itself ended the exchange: a redirect too many, or one to where no secret may go.
 * Trying again would not help.
 */
final class RefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }
}
