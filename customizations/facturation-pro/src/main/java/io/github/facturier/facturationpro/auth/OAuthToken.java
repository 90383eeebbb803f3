package io.github.facturier.facturationpro.auth;

import com.google.gson.JsonElement;
import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.json.Model;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The token with which an application acts for a user.
 *
 * @param accessToken sent with each call
 * @param refreshToken exchanged for the next access token; null if there is none
 * @param expiresAt the expiry of the access token, null if unknown
 */
public record OAuthToken(
    String accessToken, @Nullable String refreshToken, @Nullable Instant expiresAt) {
  /** The time before its expiry from which on a token is not used. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  /**
   * Checks the access token.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public OAuthToken {
    Checks.notBlank("OAuthToken", "accessToken", accessToken);
  }

  /**
   * Reads a response of the token endpoint.
   *
   * @param refreshToken used if the response has no refresh token
   * @throws DecodingException if the response has no access token that is valid in a header
   */
  static OAuthToken of(Model response, @Nullable String refreshToken, Instant now) {
    String access = text(response.property("access_token"));
    if (access == null || access.isEmpty() || !access.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw DecodingException.of(
          ApiError.of("the response of the token endpoint has no access token"));
    }
    String refresh = text(response.property("refresh_token"));
    return new OAuthToken(
        access,
        refresh == null ? refreshToken : refresh,
        end(text(response.property("expires_in")), now));
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

  /** Does not show the tokens. */
  @Override
  public String toString() {
    return "OAuthToken[hidden, expiresAt=" + expiresAt + "]";
  }
}
