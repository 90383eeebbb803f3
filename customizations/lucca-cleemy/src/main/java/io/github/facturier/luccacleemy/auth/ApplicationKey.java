package io.github.facturier.luccacleemy.auth;

import io.github.facturier.runtime.Credentials;
import java.util.Collection;
import java.util.List;
import okhttp3.Interceptor;
import org.jspecify.annotations.Nullable;

/**
 * The key of an application (clé d'application), created by Lucca or by an administrator of the
 * account. It is sent in the header {@code Authorization} as {@code lucca application=…}. The Lucca
 * API ({@code /lucca-api/…}) needs {@link ClientCredentials} instead.
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
    return new ApplicationKey(Visible.ascii("ApplicationKey.of", "value", value));
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
