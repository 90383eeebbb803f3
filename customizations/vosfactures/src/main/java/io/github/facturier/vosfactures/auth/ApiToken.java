package io.github.facturier.vosfactures.auth;

import io.github.facturier.runtime.Credentials;
import io.github.facturier.runtime.error.Checks;
import io.github.facturier.vosfactures.internal.ApiTokenInterceptor;
import java.util.Collection;
import java.util.List;
import okhttp3.Interceptor;
import org.jspecify.annotations.Nullable;

/**
 * The API code of an account (code d'autorisation API), such as {@code qCedKxkTgQhGJpiI2SU}. Shown
 * under Paramètres, Paramètres du compte, Intégration.
 *
 * <p>Source: README 2026-03, lines 151-158.
 */
public final class ApiToken implements Credentials {
  private final String value;

  private ApiToken(String value) {
    this.value = value;
  }

  /**
   * Creates the credentials from the code as VosFactures shows it.
   *
   * @throws IllegalArgumentException if it is null, blank, or has a character other than visible
   *     ASCII
   */
  public static ApiToken of(@Nullable String value) {
    Checks.notBlank("ApiToken.of", "value", value);
    if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "ApiToken.of: parameter 'value' must have only visible ASCII characters, without spaces and line breaks");
    }
    return new ApiToken(value);
  }

  @Override
  public Interceptor interceptor() {
    return new ApiTokenInterceptor(value);
  }

  @Override
  public Collection<String> secrets() {
    return List.of(value);
  }

  /** Does not show the code. */
  @Override
  public String toString() {
    return "ApiToken[hidden]";
  }
}
