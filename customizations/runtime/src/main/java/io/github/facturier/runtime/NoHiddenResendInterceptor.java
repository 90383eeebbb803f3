package io.github.facturier.runtime;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * OkHttp itself sends a request again after 503 with {@code Retry-After: 0}, whatever its method.
 * When to try again is decided in one place, {@link RetryInterceptor}, so OkHttp gets to see the
 * smallest wait that it leaves alone.
 */
final class NoHiddenResendInterceptor implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    return response.code() == 503 && isZero(response.header("Retry-After"))
        ? response.newBuilder().header("Retry-After", "1").build()
        : response;
  }

  /** OkHttp takes any number of zeros for zero. */
  private static boolean isZero(@Nullable String seconds) {
    return seconds != null && seconds.matches("0+");
  }
}
