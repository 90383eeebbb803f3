package io.github.facturier.runtime.spi;

import io.github.facturier.runtime.annotation.Operation;
import io.github.facturier.runtime.internal.io.RequestMark;
import io.github.facturier.runtime.internal.io.UploadBody;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Invocation;

/** What a customization may ask of a request that a client sends. */
public final class Operations {
  private Operations() {}

  /** The operation of the spec that a request was made for; null if it was made for none. */
  public static @Nullable Operation of(Request request) {
    Invocation invocation = request.tag(Invocation.class);
    return invocation == null ? null : invocation.method().getAnnotation(Operation.class);
  }

  /**
   * Whether a request that the server turned away, with 401 say, may be sent once more. It may not
   * if the spec says so of its operation, or its body can be read once only.
   */
  public static boolean mayResend(Request request) {
    Operation operation = of(request);
    return (operation == null || !operation.neverResend()) && !UploadBody.isOneShot(request.body());
  }

  /** Whether the client of a request was built with {@code allowInsecureHttp()}. */
  public static boolean allowsInsecureHttp(Request request) {
    return RequestMark.INSECURE_HTTP.isOn(request);
  }

  /**
   * The same request as a part of what other calls of the client have begun: it is sent though the
   * client was closed meanwhile.
   */
  public static Request continued(Request request) {
    return RequestMark.CONTINUED.on(request);
  }
}
