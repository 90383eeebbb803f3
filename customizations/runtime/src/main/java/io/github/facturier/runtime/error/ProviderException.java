package io.github.facturier.runtime.error;

/**
 * The provider answered with an error of its own that no HTTP status names: an error inside a 200,
 * say, or a redirect that may not be followed. A provider whose errors are all of that kind has a
 * subclass that tells more.
 */
public non-sealed class ProviderException extends ApiException {
  private static final long serialVersionUID = 1L;

  /** Made by an {@code ErrorDecoder}, where a provider has an exception of its own. */
  public ProviderException(ApiError error) {
    super(error, null);
  }

  /** An exception for a test of code that handles it. */
  public static ProviderException of(ApiError error) {
    return new ProviderException(error);
  }
}
