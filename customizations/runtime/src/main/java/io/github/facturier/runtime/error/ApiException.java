package io.github.facturier.runtime.error;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call that did not bring what it should have. Its message, its cause and its text hold no
 * secret; the address is redacted and the body is cut at 64 KiB. It can be serialized, if its cause
 * can.
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

  private final ApiError error;

  ApiException(ApiError error, @Nullable Throwable cause) {
    super(error.message(), cause);
    this.error = error;
  }

  /**
   * The exception that a client throws for a response whose status is not 2xx, for a test of code
   * that handles it. Each kind has an {@code of} of its own.
   */
  public static ApiException of(ApiError error) {
    return switch (error.status()) {
      case 400, 422 -> new ValidationException(error);
      case 401 -> new AuthenticationException(error);
      case 403 -> new PermissionException(error);
      case 404, 410 -> new NotFoundException(error);
      case 409 -> new ConflictException(error);
      case 429 -> new RateLimitException(error);
      default -> error.status() >= 500 ? new ServerException(error) : new ProviderException(error);
    };
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

  /**
   * The HTTP status, 0 if there was no response. A response that broke off or could not be read has
   * the status that it came with.
   */
  public final int status() {
    return error.status();
  }

  /** The provider's own error code, null if it sent none. */
  public final @Nullable String code() {
    return error.code();
  }

  /** What the code means for this operation, as the spec names it; null if unknown. */
  public final @Nullable String name() {
    return error.name();
  }

  /**
   * The provider's messages by field, in its order. The key {@code ""} holds those that belong to
   * no field: they are about the whole request. A field of a field has a name with dots ({@code
   * items.0.price}). Empty if the provider says nothing that can be read; see {@link #body()}.
   */
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
