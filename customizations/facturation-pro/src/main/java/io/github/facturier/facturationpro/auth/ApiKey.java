package io.github.facturier.facturationpro.auth;

import io.github.facturier.runtime.Credentials;
import io.github.facturier.runtime.error.Checks;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import okhttp3.Interceptor;
import org.jspecify.annotations.Nullable;

/**
 * The API key of an account (clé API), for access to one's own account. Sent as HTTP Basic
 * authentication. Its two parts are shown under "Clé API" in the account.
 *
 * <p>Source: introduction.md, lines 56-71.
 */
public final class ApiKey implements Credentials {
  private final String key;
  private final String header;

  private ApiKey(String identifier, String key) {
    this.key = key;
    this.header = okhttp3.Credentials.basic(identifier, key, StandardCharsets.UTF_8);
  }

  /**
   * Creates the credentials from the two parts.
   *
   * @throws IllegalArgumentException if one is null or blank, or the identifier contains a colon
   */
  public static ApiKey of(@Nullable String identifier, @Nullable String key) {
    Checks.notBlank("ApiKey.of", "identifier", identifier);
    Checks.notBlank("ApiKey.of", "key", key);
    if (identifier.indexOf(':') >= 0) {
      throw new IllegalArgumentException(
          "ApiKey.of: parameter 'identifier' must not contain a colon");
    }
    return new ApiKey(identifier, key);
  }

  @Override
  public Interceptor interceptor() {
    return chain ->
        chain.proceed(chain.request().newBuilder().header("Authorization", header).build());
  }

  @Override
  public Collection<String> secrets() {
    return List.of(key, header.substring("Basic ".length()));
  }

  /** Does not show the key. */
  @Override
  public String toString() {
    return "ApiKey[hidden]";
  }
}
