package io.github.facturier.essai.auth;

import io.github.facturier.runtime.Credentials;
import io.github.facturier.runtime.error.Checks;
import java.util.Collection;
import java.util.List;
import okhttp3.Interceptor;

/** A key, in the header {@code X-Api-Key}. */
public final class ApiKey implements Credentials {
  private final String value;

  private ApiKey(String value) {
    this.value = value;
  }

  /**
   * A key.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public static ApiKey of(String value) {
    return new ApiKey(Checks.notBlank("ApiKey.of", "value", value));
  }

  @Override
  public Interceptor interceptor() {
    return chain ->
        chain.proceed(chain.request().newBuilder().header("X-Api-Key", value).build());
  }

  @Override
  public Collection<String> secrets() {
    return List.of(value);
  }
}
