package io.github.facturier.factomos.auth;

import io.github.facturier.runtime.Credentials;
import io.github.facturier.runtime.error.Checks;
import java.util.Collection;
import java.util.List;
import okhttp3.Interceptor;
import org.jspecify.annotations.Nullable;

/**
 * The pair of API keys of a Factomos account: the token, which is sent, and the secret, which
 * encrypts requests and is never sent. Immutable.
 *
 * <p>Source: README 1.29, lines 6-16.
 */
public final class FactomosKeys implements Credentials {
  private final String token;
  private final String secret;
  private final FactomosCipher cipher;

  private FactomosKeys(String token, String secret, FactomosCipher cipher) {
    this.token = token;
    this.secret = secret;
    this.cipher = cipher;
  }

  /**
   * Creates the credentials from the keys as Factomos shows them.
   *
   * @throws IllegalArgumentException if one is blank, or the secret is not 16 bytes long
   */
  public static FactomosKeys of(@Nullable String token, @Nullable String secret) {
    Checks.notBlank("FactomosKeys.of", "token", token);
    Checks.notBlank("FactomosKeys.of", "secret", secret);
    return new FactomosKeys(token, secret, FactomosCipher.of("FactomosKeys", secret));
  }

  /**
   * Creates the credentials for an account whose server runs an old PHP, which accepts a secret
   * that is not 16 bytes long and silently uses 16 zeros as the IV.
   *
   * @throws IllegalArgumentException if one is blank
   */
  public static FactomosKeys withZeroIv(@Nullable String token, @Nullable String secret) {
    Checks.notBlank("FactomosKeys.withZeroIv", "token", token);
    Checks.notBlank("FactomosKeys.withZeroIv", "secret", secret);
    return new FactomosKeys(token, secret, FactomosCipher.withZeroIv(secret));
  }

  @Override
  public Interceptor interceptor() {
    return new FactomosInterceptor(token, cipher);
  }

  @Override
  public Collection<String> secrets() {
    return List.of(token, secret);
  }

  /** Does not show the keys. */
  @Override
  public String toString() {
    return "FactomosKeys[hidden]";
  }
}
