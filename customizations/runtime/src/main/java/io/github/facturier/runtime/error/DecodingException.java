package io.github.facturier.runtime.error;

import org.jspecify.annotations.Nullable;

/**
 * The response does not match the spec, or exceeds the size limit ({@code
 * ClientBuilder.maxResponseBytes}). The message names the model, the field, the JSON path and the
 * invalid text; {@link #body()} is the received text. {@link #outcome()} is {@link Outcome#DONE} if
 * the status is 2xx: the provider has executed the call.
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
