package io.github.facturier.vosfactures.auth;

import io.github.facturier.runtime.error.Checks;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * The token of a webhook, which you set when you create the webhook. VosFactures sends it with each
 * event, so that you can verify the sender. It is not the {@link ApiToken} of the account.
 *
 * <p>Source: README 2026-03, lines 3158-3217.
 */
public final class WebhookToken {
  private final byte[] value;

  private WebhookToken(byte[] value) {
    this.value = value;
  }

  /**
   * Creates the token with the value that was set on the webhook.
   *
   * @throws IllegalArgumentException if it is null or blank
   */
  public static WebhookToken of(@Nullable String value) {
    Checks.notBlank("WebhookToken.of", "value", value);
    return new WebhookToken(value.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether a received token equals this token. Compares in constant time. */
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
