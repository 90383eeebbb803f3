package io.github.facturier.runtime.spi;

import io.github.facturier.runtime.annotation.Operation;
import io.github.facturier.runtime.internal.io.RawOperation;
import io.github.facturier.runtime.internal.io.RequestMark;
import io.github.facturier.runtime.internal.io.UploadBody;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;

/** Information about a client's request, for customizations. */
public final class Operations {
  private Operations() {}

  /** Returns the operation of a request; null if it has none. */
  public static @Nullable Operation of(Request request) {
    Invocation invocation = request.tag(Invocation.class);
    return invocation == null ? null : invocation.method().getAnnotation(Operation.class);
  }

  /**
   * Whether a request that the server rejected, for example with 401, may be resent. It must not if
   * the spec marks its operation with {@code x-retry: never}, or its body can be read only once.
   */
  public static boolean mayResend(Request request) {
    Operation operation = of(request);
    RawOperation raw = RawOperation.of(request);
    return (operation == null || !operation.nonRepeatable())
        && (raw == null || !raw.nonRepeatable())
        && !UploadBody.isOneShot(request.body());
  }

  /** Whether the client of a request was built with {@code allowInsecureHttp()}. */
  public static boolean allowsInsecureHttp(Request request) {
    return RequestMark.INSECURE_HTTP.isOn(request);
  }

  /**
   * Marks a request as the continuation of a running operation: it is sent even if the client was
   * closed meanwhile.
   */
  public static Request continued(Request request) {
    return RequestMark.CONTINUED.on(request);
  }
}
