package io.github.facturier.runtime;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Says who calls: the user's application first, then this library. */
final class UserAgentInterceptor implements Interceptor {
  private final String value;

  UserAgentInterceptor(@Nullable String application, String provider, String version) {
    String library =
        "facturier-" + provider + "/" + version + " java/" + Runtime.version().feature();
    this.value = application == null ? library : application + " " + library;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    return chain.proceed(chain.request().newBuilder().header("User-Agent", value).build());
  }
}
