package io.github.facturier.luccacleemy.auth;

import com.google.gson.JsonElement;
import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.json.Model;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An access token.
 *
 * @param expiresAt null if unknown
 */
record AccessToken(String value, @Nullable Instant expiresAt) {
  /** The time before its expiry from which on a token is not used. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  /**
   * Reads a response of the token endpoint.
   *
   * @throws DecodingException if it has no access token that is valid in a header
   */
  static AccessToken of(Model response, Instant now) {
    String value = text(response.property("access_token"));
    if (value == null || value.isEmpty() || !Visible.isAscii(value)) {
      throw DecodingException.of(
          ApiError.of("the response of the token endpoint has no access token"));
    }
    return new AccessToken(value, end(text(response.property("expires_in")), now));
  }

  private static @Nullable Instant end(@Nullable String seconds, Instant now) {
    try {
      return seconds == null ? null : now.plusSeconds(Long.parseLong(seconds));
    } catch (NumberFormatException | ArithmeticException | DateTimeException e) {
      return null; // unknown
    }
  }

  private static @Nullable String text(@Nullable JsonElement json) {
    return json != null && json.isJsonPrimitive() ? json.getAsString() : null;
  }

  boolean isUsable(Instant now) {
    return expiresAt == null || now.isBefore(expiresAt.minus(MARGIN));
  }

  /** Does not show the token. */
  @Override
  public String toString() {
    return "AccessToken[hidden, expiresAt=" + expiresAt + "]";
  }
}
