package io.github.facturier.runtime.spi;

import io.github.facturier.runtime.Credentials;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.AuthenticationException;
import io.github.facturier.runtime.error.PermissionException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by the interceptor of {@link Credentials} for a call that it does not let out: OkHttp
 * takes nothing but an {@code IOException} from an interceptor. Whoever made the call gets an
 * {@link ApiException}.
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

  /** The client has nothing to prove who calls; becomes an {@link AuthenticationException}. */
  public static CallRejectedException anonymous() {
    return new CallRejectedException(
        "not sent, since the client was built without credentials(...)", null, true);
  }

  /**
   * The account may not make the call; becomes a {@link PermissionException} with status 0.
   *
   * @param reason why, and what is to be done about it
   */
  public static CallRejectedException notAllowed(String reason) {
    return new CallRejectedException(reason, null, false);
  }

  /** Another call had to be made first, a login say, and failed; becomes that call's exception. */
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
