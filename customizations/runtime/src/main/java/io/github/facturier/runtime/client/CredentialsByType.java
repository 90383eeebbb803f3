package io.github.facturier.runtime.client;

import io.github.facturier.runtime.Credentials;
import io.github.facturier.runtime.annotation.Operation;
import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.internal.io.RawOperation;
import io.github.facturier.runtime.spi.CallRejectedException;
import io.github.facturier.runtime.spi.Operations;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import okhttp3.Interceptor;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of a client, one of each type that its builder accepts. A request uses those that
 * its operation accepts; if there are several, the ones that were set last. Immutable.
 */
public final class CredentialsByType implements Credentials {
  /** Those that were set last come first. */
  private final Map<Class<?>, Credentials> credentials;

  private CredentialsByType(Map<Class<?>, Credentials> credentials) {
    this.credentials = credentials;
  }

  /**
   * Returns credentials that replace those of the same type, and keep all others.
   *
   * @param before the credentials so far; null if there are none
   */
  public static <C extends Credentials> CredentialsByType with(
      @Nullable CredentialsByType before, Class<C> type, C credentials) {
    Map<Class<?>, Credentials> all = new LinkedHashMap<>();
    all.put(
        Checks.required("CredentialsByType.with", "type", type),
        Checks.required("CredentialsByType.with", "credentials", credentials));
    if (before != null) {
      before.credentials.forEach(all::putIfAbsent);
    }
    return new CredentialsByType(all);
  }

  /** Returns the credentials of a type; null if there are none. */
  <C> @Nullable C get(Class<C> type) {
    for (Credentials one : credentials.values()) {
      if (type.isInstance(one)) {
        return type.cast(one);
      }
    }
    return null;
  }

  @Override
  public CredentialsByType forClient(Supplier<?> login) {
    Map<Class<?>, Credentials> own = new LinkedHashMap<>();
    credentials.forEach((type, one) -> own.put(type, one.forClient(login)));
    return new CredentialsByType(own);
  }

  @Override
  public Interceptor interceptor() {
    Map<Class<?>, Interceptor> interceptors = new LinkedHashMap<>();
    credentials.forEach((type, one) -> interceptors.put(type, one.interceptor()));
    return chain -> {
      Request request = chain.request();
      List<Class<?>> accepted = accepted(request);
      for (Map.Entry<Class<?>, Interceptor> one : interceptors.entrySet()) {
        if (accepted.isEmpty() || accepted.contains(one.getKey())) {
          return one.getValue().intercept(chain);
        }
      }
      if (request.header("Authorization") == null) {
        throw CallRejectedException.without(names(accepted), names(credentials.keySet()));
      }
      return chain.proceed(request);
    };
  }

  /** The types of credentials that a request accepts; empty for any. */
  private List<Class<?>> accepted(Request request) {
    RawOperation raw = RawOperation.of(request);
    if (raw != null && raw.credentials() != null) {
      Class<?> chosen = raw.credentials();
      return credentials.keySet().stream()
          .filter(type -> type.isAssignableFrom(chosen))
          .findFirst()
          .<List<Class<?>>>map(List::of)
          .orElse(List.of(chosen));
    }
    Operation operation = Operations.of(request);
    return operation == null ? List.of() : Arrays.asList(operation.credentials());
  }

  private static String names(Collection<Class<?>> types) {
    return types.stream().map(Class::getSimpleName).collect(Collectors.joining(" or "));
  }

  @Override
  public Collection<String> secrets() {
    return credentials.values().stream().flatMap(one -> one.secrets().stream()).toList();
  }

  /** Does not show a secret. */
  @Override
  public String toString() {
    return credentials.values().toString();
  }
}
