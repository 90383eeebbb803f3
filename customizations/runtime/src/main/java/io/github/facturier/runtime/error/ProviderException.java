package io.github.facturier.runtime.error;

import org.jspecify.annotations.Nullable;

/**
 * The provider responded with an error of its own that no HTTP status names: an error inside a 200,
 * say, or a redirect that may not be followed. A provider whose errors are all of that kind has a
 * subclass that tells more.
 */
public non-sealed class ProviderException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** For the exception of a provider, made by its {@code ErrorDecoder}. */
  protected ProviderException(ApiError error, @Nullable Throwable cause) {
    super(error, cause);
  }

  /** An exception for a test of code that handles it. */
  public static ProviderException of(ApiError error) {
    return new ProviderException(error, null);
  }

  /** A subclass overrides it to return its own kind. */
  @Override
  protected ProviderException with(ApiError error, @Nullable Throwable cause) {
    return new ProviderException(error, cause);
  }
}
