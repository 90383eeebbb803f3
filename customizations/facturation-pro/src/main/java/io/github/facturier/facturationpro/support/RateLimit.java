package io.github.facturier.facturationpro.support;

import io.github.facturier.runtime.Quota;
import io.github.facturier.runtime.RateLimiter;
import io.github.facturier.runtime.SlidingWindowRateLimiter;
import io.github.facturier.runtime.error.Checks;
import java.time.Duration;
import java.util.List;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/**
 * The remaining quota, from the headers of a response.
 *
 * <p>Source: introduction.md, lines 167-187.
 *
 * @param limit the number of allowed requests
 * @param remaining the number of remaining requests
 */
public record RateLimit(int limit, int remaining) {
  /** The quotas of Facturation.pro: 600 requests in 5 minutes, and 10,000 in a day. */
  public static final List<Quota> QUOTAS =
      List.of(new Quota(600, Duration.ofMinutes(5)), new Quota(10_000, Duration.ofDays(1)));

  /**
   * Creates a limiter for {@link #QUOTAS}, to pass to the client's builder. All clients of an
   * account in a JVM must share one.
   */
  public static RateLimiter limiter() {
    return SlidingWindowRateLimiter.of(QUOTAS.toArray(Quota[]::new));
  }

  /** Parses the headers of a response; null if they are absent. */
  public static @Nullable RateLimit of(Response<?> response) {
    return of(Checks.required("RateLimit.of", "response", response).headers());
  }

  /** Parses the headers {@code X-RateLimit-…}; null if they are absent. */
  public static @Nullable RateLimit of(Headers headers) {
    Checks.required("RateLimit.of", "headers", headers);
    String limit = headers.get("X-RateLimit-Limit");
    String remaining = headers.get("X-RateLimit-Remaining");
    if (limit == null || remaining == null) {
      return null;
    }
    try {
      return new RateLimit(Integer.parseInt(limit.trim()), Integer.parseInt(remaining.trim()));
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
