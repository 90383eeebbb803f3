package io.github.facturier.facturationpro.auth;

import com.google.gson.JsonElement;
import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.json.Model;
import io.github.facturier.runtime.spi.UnreadableResponseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What lets an application act for a user.
 *
 * @param accessToken goes along with each call
 * @param refreshToken is exchanged for the next access token; null if there is none
 * @param expiresAt when the access token ends, null if nobody knows
 */
public record OAuthToken(
    String accessToken, @Nullable String refreshToken, @Nullable Instant expiresAt) {
  /** How long before its end a token is no longer used. */
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
   * An answer of the token endpoint; the refresh token stays what it was if there is no other.
   *
   * @throws UnreadableResponseException if it has no access token that a header can hold
   */
  static OAuthToken of(Model answer, @Nullable String refreshToken, Instant now)
      throws UnreadableResponseException {
    String access = text(answer.property("access_token"));
    if (access == null || access.isEmpty() || !access.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new UnreadableResponseException(
          200, "the token endpoint answered without an access token");
    }
    String refresh = text(answer.property("refresh_token"));
    return new OAuthToken(
        access,
        refresh == null ? refreshToken : refresh,
        end(text(answer.property("expires_in")), now));
  }

  private static @Nullable Instant end(@Nullable String seconds, Instant now) {
    try {
      return seconds == null ? null : now.plusSeconds(Long.parseLong(seconds));
    } catch (NumberFormatException | ArithmeticException | DateTimeException e) {
      return null; // then nobody knows
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
