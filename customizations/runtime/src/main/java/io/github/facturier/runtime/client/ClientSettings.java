package io.github.facturier.runtime.client;

import io.github.facturier.runtime.RateLimiter;
import io.github.facturier.runtime.RetryPolicy;
import io.github.facturier.runtime.internal.http.OperationMetadata;
import io.github.facturier.runtime.internal.http.ProxyCredentials;
import io.github.facturier.runtime.internal.io.Sleeper;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a client, copied from its builder once and checked. Immutable: later changes of
 * the builder do not change the client. A null setting means the default of OkHttp or of the user's
 * {@code OkHttpClient}.
 */
final class ClientSettings {
  /** The client's name, for messages. */
  final String client;

  /** The client's version, for the user agent. */
  final String version;

  /** The names of error codes with the same meaning in every operation, by code. */
  final Map<String, String> errorNames;

  final HttpUrl address;

  /** Why the address is incomplete; null if it is complete. */
  final @Nullable String missingVariable;

  /** True if the user set the URL, which then also replaces the servers of single operations. */
  final boolean ownAddress;

  /** True if {@code http://} is allowed to any host. */
  final boolean insecureHttp;

  final @Nullable OkHttpClient http;
  final @Nullable Duration connectTimeout;
  final @Nullable Duration readTimeout;
  final @Nullable Duration writeTimeout;
  final @Nullable Duration callTimeout;
  final @Nullable Proxy proxy;
  final @Nullable ProxyCredentials proxyCredentials;
  final @Nullable Integer maxConcurrentCalls;
  final long maxResponseBytes;
  final @Nullable String userAgent;
  final @Nullable RateLimiter limiter;
  final RetryPolicy retryPolicy;
  final Sleeper sleeper;

  /** The interceptors of the provider's customization. */
  final List<Interceptor> interceptors;

  /**
   * Copies the settings.
   *
   * @param hasCredentials false for a client that makes anonymous calls only
   * @throws IllegalArgumentException if the server URL is incomplete
   */
  ClientSettings(ClientBuilder<?> builder, boolean hasCredentials) {
    client = builder.client;
    version = builder.version;
    errorNames = OperationMetadata.errorNames(builder.getClass());
    address = builder.address(hasCredentials);
    missingVariable = builder.missingVariable();
    ownAddress = builder.baseUrl != null;
    insecureHttp = builder.insecureHttp;
    http = builder.http;
    connectTimeout = builder.connectTimeout;
    readTimeout = builder.readTimeout;
    writeTimeout = builder.writeTimeout;
    callTimeout = builder.callTimeout;
    proxy = builder.proxy;
    proxyCredentials = builder.proxyCredentials;
    maxConcurrentCalls =
        builder.maxConcurrentCalls == null && builder.http == null
            ? (Integer) ClientBuilder.DEFAULT_CONCURRENT_CALLS
            : builder.maxConcurrentCalls;
    maxResponseBytes = builder.maxResponseBytes;
    userAgent = builder.userAgent;
    limiter = builder.limiter;
    retryPolicy = builder.retryPolicy;
    sleeper = builder.sleeper;
    interceptors = List.copyOf(builder.interceptors);
  }

  /**
   * Checks that the user agent names a contact, for a provider that requires one.
   *
   * @throws IllegalArgumentException if it names none
   */
  void requireContact() {
    if (userAgent == null || !(userAgent.contains("@") || userAgent.contains("://"))) {
      throw new IllegalArgumentException(
          client
              + ".builder(): userAgent(...) is required, with an email address or the address of a"
              + " contact page: userAgent(\"Ma boutique (contact@exemple.fr)\")");
    }
  }
}
