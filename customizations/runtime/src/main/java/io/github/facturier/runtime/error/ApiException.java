package io.github.facturier.runtime.error;

import io.github.facturier.runtime.internal.redact.RedactedException;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call that did not bring what it should have. Its message, its cause and its text hold no
 * secret; the address is redacted and the body is cut at 64 KiB. {@link #outcome()} says whether
 * the call may be made again. It can be serialized; causes that cannot are then replaced by their
 * text.
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
    super(error.message());
    this.error = error;
    if (cause != null) {
      initCause(cause);
    }
  }

  /**
   * The exception that a client throws for a response with this status, or for none if it is 0; for
   * a test of code that handles it. Each kind has an {@code of} of its own.
   */
  public static ApiException of(ApiError error) {
    return switch (error.status()) {
      case 0 -> TransportException.of(error);
      case 400, 422 -> ValidationException.of(error);
      case 401 -> AuthenticationException.of(error);
      case 403 -> PermissionException.of(error);
      case 404, 410 -> NotFoundException.of(error);
      case 409 -> ConflictException.of(error);
      case 429 -> RateLimitException.of(error);
      default -> error.status() >= 500 ? ServerException.of(error) : ProviderException.of(error);
    };
  }

  /** The same kind of exception for another error. */
  abstract ApiException with(ApiError error, @Nullable Throwable cause);

  /**
   * This failure as that of another call, which ended because of it: of a call whose login failed,
   * say. This one is its cause.
   *
   * @return this exception if it has that outcome already
   */
  public final ApiException withOutcome(Outcome outcome) {
    return outcome == outcome() ? this : with(error.withOutcome(outcome), this);
  }

  /** What became of the call, and so whether it may be made again. */
  public final Outcome outcome() {
    if (error.outcome() != null) {
      return error.outcome();
    }
    Outcome outcome = Outcome.ofStatus(status());
    if (outcome != Outcome.DONE || this instanceof DecodingException) {
      return outcome;
    }
    return this instanceof TransportException ? Outcome.UNKNOWN : Outcome.REJECTED;
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
   * The response's text, cut at 64 KiB; {@code ""} if there was none. It can be read as often as
   * you like.
   */
  public final String body() {
    return error.body();
  }

  /** A copy, if a cause or a suppressed exception is of a class that cannot be serialized. */
  protected final Object writeReplace() {
    if (isSerializable(getCause()) && isSerializable(getSuppressed())) {
      return this;
    }
    Throwable cause = getCause();
    ApiException copy = with(error, cause == null ? null : RedactedException.copyOf(cause));
    copy.setStackTrace(getStackTrace());
    for (Throwable suppressed : getSuppressed()) {
      copy.addSuppressed(RedactedException.copyOf(suppressed));
    }
    return copy;
  }

  private static boolean isSerializable(@Nullable Object object) {
    try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
      out.writeObject(object);
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }
}
