package io.github.facturier.essai.auth;

import io.github.facturier.runtime.error.Checks;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The token of a webhook. */
public final class EventToken {
  private final byte[] value;

  private EventToken(String value) {
    this.value = value.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * A token.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public static EventToken of(String value) {
    return new EventToken(Checks.notBlank("EventToken.of", "value", value));
  }

  /** Whether a received token is this one. Compares in constant time. */
  public boolean matches(@Nullable String received) {
    return received != null
        && MessageDigest.isEqual(value, received.getBytes(StandardCharsets.UTF_8));
  }
}
