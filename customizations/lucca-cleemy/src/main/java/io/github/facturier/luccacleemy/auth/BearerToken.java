package io.github.facturier.luccacleemy.auth;

import java.util.Collection;
import java.util.List;
import okhttp3.Interceptor;
import org.jspecify.annotations.Nullable;

/**
 * An access token that the application has obtained by other means. It is not renewed: a call that
 * receives 401 fails.
 */
public final class BearerToken extends OAuth2Credentials {
  private final String value;

  private BearerToken(String value) {
    this.value = value;
  }

  /**
   * Creates the credentials from the access token.
   *
   * @throws IllegalArgumentException if it is null, blank, or has a character other than visible
   *     ASCII
   */
  public static BearerToken of(@Nullable String value) {
    return new BearerToken(Visible.ascii("BearerToken.of", "value", value));
  }

  @Override
  public Interceptor interceptor() {
    return chain ->
        chain.proceed(
            chain.request().newBuilder().header("Authorization", "Bearer " + value).build());
  }

  @Override
  public Collection<String> secrets() {
    return List.of(value);
  }

  /** Does not show the token. */
  @Override
  public String toString() {
    return "BearerToken[hidden]";
  }
}
