package io.github.facturier.runtime.internal.http;

import io.github.facturier.runtime.error.ProviderException;
import java.io.IOException;

/**
 * A redirect that is not followed: one too many, or one to where no secret may go. Trying again
 * would not help. The caller gets a {@link ProviderException} with the same words.
 */
public final class RedirectRejectedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;

  RedirectRejectedException(int status, String message) {
    super(message);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
