package io.github.facturier.runtime.internal.http;

import io.github.facturier.runtime.RateLimiter;
import io.github.facturier.runtime.internal.io.Sleeper;
import java.io.IOException;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Delays requests to the provider until the {@link RateLimiter} grants a permit. */
public final class RateLimitInterceptor implements Interceptor {
  private final HttpUrl address;
  private final RateLimiter limiter;
  private final Sleeper sleeper;

  public RateLimitInterceptor(HttpUrl address, RateLimiter limiter, Sleeper sleeper) {
    this.address = address;
    this.limiter = limiter;
    this.sleeper = sleeper;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    if (RedirectInterceptor.isSameHost(address, chain.request().url())) {
      for (Duration wait = limiter.tryAcquire(); isPositive(wait); wait = limiter.tryAcquire()) {
        sleeper.sleep(wait, chain.call());
      }
    }
    return chain.proceed(chain.request());
  }

  private static boolean isPositive(Duration wait) {
    return !wait.isZero() && !wait.isNegative();
  }
}
