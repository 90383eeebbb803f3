package io.github.facturier.vosfactures.auth;

import io.github.facturier.runtime.error.Checks;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The token that you gave to a webhook when you made it, and that VosFactures sends along with each
 * event, so that you can tell its events from those of others. It is not the {@link ApiToken} of
 * the account.
 *
 * <p>Source: README 2026-03, lines 3158-3217.
 */
public final class WebhookToken {
  private final byte[] value;

  private WebhookToken(byte[] value) {
    this.value = value;
  }

  /**
   * Takes the token as the webhook was given it.
   *
   * @throws IllegalArgumentException if it is null or blank
   */
  public static WebhookToken of(@Nullable String value) {
    Checks.notBlank("WebhookToken.of", "value", value);
    return new WebhookToken(value.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Whether an event carries this token. Takes as long for a nearly right one as for a wrong one.
   */
  public boolean matches(@Nullable String received) {
    return received != null
        && MessageDigest.isEqual(value, received.getBytes(StandardCharsets.UTF_8));
  }

  /** Does not show the token. */
  @Override
  public String toString() {
    return "WebhookToken[hidden]";
  }
}
