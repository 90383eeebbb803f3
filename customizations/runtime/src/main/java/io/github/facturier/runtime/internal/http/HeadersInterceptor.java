package io.github.facturier.runtime.internal.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Sets {@code User-Agent}: the application, then this library. Sets {@code Accept} to the media
 * type of the operation, unless the request has the header.
 */
public final class HeadersInterceptor implements Interceptor {
  private final String userAgent;

  public HeadersInterceptor(@Nullable String application, String provider, String version) {
    String library =
        "facturier-" + provider + "/" + version + " java/" + Runtime.version().feature();
    this.userAgent = application == null ? library : application + " " + library;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Request.Builder complete = request.newBuilder().header("User-Agent", userAgent);
    String mediaType = OperationMetadata.of(request).mediaType();
    if (mediaType != null && request.header("Accept") == null) {
      complete.header("Accept", mediaType);
    }
    return chain.proceed(complete.build());
  }
}
