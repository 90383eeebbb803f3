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
 * A failed call. Message, cause and {@code toString()} contain no secrets; the URL is redacted and
 * the body is truncated to 64 KiB. {@link #outcome()} tells whether the call may be repeated.
 * Serializable: a cause that is not serializable is replaced by its text.
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
   * Creates the exception that a client throws for this status, or for a missing response if it is
   * 0. For tests of code that handles exceptions. Each subclass also has a method {@code of}.
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

  /** Creates an exception of the same class for another error. */
  abstract ApiException with(ApiError error, @Nullable Throwable cause);

  /**
   * Returns this failure as the failure of a dependent call, for example of a call whose login
   * failed, with that call's outcome. This exception is its cause.
   *
   * @return this exception if it has that outcome already
   */
  public final ApiException withOutcome(Outcome outcome) {
    return outcome == outcome() ? this : with(error.withOutcome(outcome), this);
  }

  /** The outcome of the call, which tells whether it may be repeated. */
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

  /** All details of the failure. */
  public final ApiError error() {
    return error;
  }

  /** The method that was called, such as {@code InvoicesApi.create}; null outside of a call. */
  public final @Nullable String operation() {
    return error.operation();
  }

  /** The URL without secrets; null outside of a call. */
  public final @Nullable String url() {
    return error.url();
  }

  /**
   * The HTTP status, 0 if there was no response. It is also set if the response was incomplete or
   * could not be decoded.
   */
  public final int status() {
    return error.status();
  }

  /** The provider's error code, null if it sent none. */
  public final @Nullable String code() {
    return error.code();
  }

  /** The meaning of the code for this operation, as named in the spec; null if unknown. */
  public final @Nullable String name() {
    return error.name();
  }

  /**
   * The provider's messages by field, in the order of the response. The key {@code ""} holds
   * messages about the whole request. Nested fields have a path with dots ({@code items.0.price}).
   * Empty if no message can be read; see {@link #body()}.
   */
  public final Map<String, List<String>> messages() {
    return error.messages();
  }

  /** The waiting time that the provider requests, null if unknown. */
  public final @Nullable Duration retryAfter() {
    return error.retryAfter();
  }

  /** The text of the response, truncated to 64 KiB; {@code ""} if there was none. */
  public final String body() {
    return error.body();
  }

  /** Returns a serializable copy if a cause or a suppressed exception is not serializable. */
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
