package io.github.facturier.runtime.spi;

import io.github.facturier.runtime.Credentials;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.AuthenticationException;
import io.github.facturier.runtime.error.PermissionException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by the interceptor of {@link Credentials} for a call that must not be sent. It is an
 * {@code IOException}, since OkHttp propagates only that from an interceptor. The caller receives
 * an {@link ApiException}.
 */
public final class CallRejectedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable ApiException failure;
  private final boolean anonymous;

  private CallRejectedException(String message, @Nullable ApiException failure, boolean anonymous) {
    super(message, failure);
    this.failure = failure;
    this.anonymous = anonymous;
  }

  /** The client has no credentials. The caller receives an {@link AuthenticationException}. */
  public static CallRejectedException anonymous() {
    return new CallRejectedException(
        "not sent, since the client was built without credentials(...)", null, true);
  }

  /**
   * The client has credentials, but none that the operation accepts. The caller receives an {@link
   * AuthenticationException}.
   *
   * @param accepted the types that the operation accepts
   * @param present the types that the client has
   */
  public static CallRejectedException without(String accepted, String present) {
    return new CallRejectedException(
        "not sent, since the operation requires credentials("
            + accepted
            + "), and the client was built with "
            + present
            + " only",
        null,
        true);
  }

  /**
   * The account is not permitted to execute the call. The caller receives a {@link
   * PermissionException} with status 0.
   *
   * @param reason the reason and its remedy
   */
  public static CallRejectedException notAllowed(String reason) {
    return new CallRejectedException(reason, null, false);
  }

  /** A required call, for example a login, failed. The caller receives that call's exception. */
  public static CallRejectedException because(ApiException failure) {
    return new CallRejectedException(String.valueOf(failure.getMessage()), failure, false);
  }

  public boolean isAnonymous() {
    return anonymous;
  }

  public @Nullable ApiException failure() {
    return failure;
  }
}
