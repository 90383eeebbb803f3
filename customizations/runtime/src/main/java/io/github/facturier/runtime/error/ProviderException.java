package io.github.facturier.runtime.error;

import org.jspecify.annotations.Nullable;

/**
 * The provider responded with an error that has no HTTP error status, for example an error inside a
 * 200 response, a redirect that must not be followed, or the same page twice. A provider that
 * reports all errors this way has a subclass with more details.
 */
public non-sealed class ProviderException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** Constructor for the subclass of a provider, whose {@code ErrorDecoder} creates it. */
  protected ProviderException(ApiError error, @Nullable Throwable cause) {
    super(error, cause);
  }

  /** An exception for a test of code that handles it. */
  public static ProviderException of(ApiError error) {
    return new ProviderException(error, null);
  }

  /** Subclasses override this method to return their own class. */
  @Override
  protected ProviderException with(ApiError error, @Nullable Throwable cause) {
    return new ProviderException(error, cause);
  }
}
