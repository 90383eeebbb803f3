package io.github.facturier.runtime.error;

import org.jspecify.annotations.Nullable;

/**
 * The response is not what the spec says, or longer than what may be read into memory ({@code
 * ClientBuilder.maxResponseBytes}). The message names the model, the field, the JSON path and the
 * text that did not fit; {@link #body()} is what was received. {@link #outcome()} is {@link
 * Outcome#DONE} if its status is 2xx: the provider acted on the call.
 */
public final class DecodingException extends ApiException {
  private static final long serialVersionUID = 1L;

  private DecodingException(ApiError error, @Nullable Throwable cause) {
    super(error, cause);
  }

  /** An exception for a test of code that handles it. */
  public static DecodingException of(ApiError error) {
    return new DecodingException(error, null);
  }

  /** An exception for a test of code that handles it. */
  public static DecodingException of(ApiError error, @Nullable Throwable cause) {
    return new DecodingException(error, cause);
  }

  @Override
  DecodingException with(ApiError error, @Nullable Throwable cause) {
    return new DecodingException(error, cause);
  }
}
