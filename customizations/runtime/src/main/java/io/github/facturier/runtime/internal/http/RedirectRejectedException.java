package io.github.facturier.runtime.internal.http;

import io.github.facturier.runtime.error.ProviderException;
import java.io.IOException;

/**
 * A redirect that is not followed: too many redirects, or one that would expose a secret. Not
 * retried. The caller receives a {@link ProviderException} with the same message.
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
