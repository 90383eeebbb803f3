package io.github.facturier.facturationpro.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import retrofit2.Response;

class RateLimitTest {
  private static final String LIMIT = "X-RateLimit-Limit";
  private static final String REMAINING = "X-RateLimit-Remaining";

  @Test
  void isReadFromTheHeaders() {
    Headers headers = Headers.of(LIMIT, "600", REMAINING, "598");
    assertEquals(new RateLimit(600, 598), RateLimit.of(headers));
    assertEquals(new RateLimit(600, 598), RateLimit.of(Response.success("", headers)));
  }

  @Test
  void isNothingWhereTheHeadersAreMissingOrOdd() {
    assertNull(RateLimit.of(Headers.of(LIMIT, "600")));
    assertNull(RateLimit.of(Headers.of(REMAINING, "600")));
    assertNull(RateLimit.of(Headers.of(LIMIT, "viele", REMAINING, "1")));
  }
}
