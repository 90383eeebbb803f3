package io.github.facturier.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call that did not bring what it should have. Its message, its cause and its text hold no
 * secret; the address is redacted and the body is cut at 64 KiB.
 */
public abstract sealed class ApiException extends RuntimeException
    permits AuthenticationException,
        ConflictException,
        DecodingException,
        NotFoundException,
        PermissionException,
        ProviderException,
        RateLimitException,
        ServerException,
        TransportException,
        ValidationException {
  private static final long serialVersionUID = 1L;

  private final transient ApiError error;

  ApiException(ApiError error, @Nullable Throwable cause) {
    super(error.message(), cause);
    this.error = error;
  }

  /** All that is known of the failure. */
  public final ApiError error() {
    return error;
  }

  /** The method that was called, such as {@code InvoicesApi.create}; null outside of a call. */
  public final @Nullable String operation() {
    return error.operation();
  }

  /** The address without its secrets; null outside of a call. */
  public final @Nullable String url() {
    return error.url();
  }

  /** The HTTP status, 0 if there was no answer. */
  public final int status() {
    return error.status();
  }

  /** The provider's own error code, null if it sent none. */
  public final @Nullable String code() {
    return error.code();
  }

  /** What the code means for this operation, as the spec names it; null if nobody knows. */
  public final @Nullable String name() {
    return error.name();
  }

  /** The provider's messages by field; those that belong to no field stand under {@code ""}. */
  public final Map<String, List<String>> messages() {
    return error.messages();
  }

  /** How long the provider asks to wait, null if it does not say. */
  public final @Nullable Duration retryAfter() {
    return error.retryAfter();
  }

  /**
   * The answer's text, cut at 64 KiB; {@code ""} if there was none. It can be read as often as you
   * like.
   */
  public final String body() {
    return error.body();
  }
}
