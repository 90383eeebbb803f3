package io.github.facturier.luccacleemy.auth;

import io.github.facturier.runtime.Credentials;
import io.github.facturier.runtime.error.Checks;
import java.util.Collection;
import java.util.List;
import okhttp3.Interceptor;
import org.jspecify.annotations.Nullable;

/**
 * The key of an application (clé d'application), created by Lucca or by an administrator of the
 * account. It is sent in the header {@code Authorization} as {@code lucca application=…}.
 *
 * <p>Source: export.fr.txt, "Authentification et appels au service".
 */
public final class ApplicationKey implements Credentials {
  private static final String PREFIX = "lucca application=";

  private final String value;

  private ApplicationKey(String value) {
    this.value = value;
  }

  /**
   * Creates the credentials from the key, without the prefix of the header.
   *
   * @throws IllegalArgumentException if it is null, blank, or has a character other than visible
   *     ASCII
   */
  public static ApplicationKey of(@Nullable String value) {
    Checks.notBlank("ApplicationKey.of", "value", value);
    if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "ApplicationKey.of: parameter 'value' must have only visible ASCII characters, without spaces and line breaks");
    }
    return new ApplicationKey(value);
  }

  @Override
  public Interceptor interceptor() {
    return chain ->
        chain.proceed(chain.request().newBuilder().header("Authorization", PREFIX + value).build());
  }

  @Override
  public Collection<String> secrets() {
    return List.of(value);
  }

  /** Does not show the key. */
  @Override
  public String toString() {
    return "ApplicationKey[hidden]";
  }
}
