package io.github.facturier.runtime.client;

import io.github.facturier.runtime.Credentials;
import io.github.facturier.runtime.internal.http.MemoryCookieJar;
import io.github.facturier.runtime.internal.redact.Redactor;
import io.github.facturier.runtime.spi.Provider;
import java.util.concurrent.ExecutorService;
import okhttp3.Authenticator;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Creates the HTTP clients of one Facturier client: settings first, then interceptors. */
final class HttpClientFactory {
  private HttpClientFactory() {}

  /**
   * Creates the client for reads.
   *
   * @param base the client whose threads and connections are used
   */
  static OkHttpClient reads(
      OkHttpClient base,
      ClientSettings settings,
      Provider provider,
      @Nullable Credentials credentials,
      Redactor redactor) {
    OkHttpClient.Builder http = base.newBuilder().followRedirects(false).followSslRedirects(false);
    http.cache(null); // keyed by URL, not by account, as are the user's cookies
    http.cookieJar(provider.keepsCookies() ? new MemoryCookieJar() : CookieJar.NO_COOKIES);
    if (settings.connectTimeout != null) {
      http.connectTimeout(settings.connectTimeout);
    }
    if (settings.readTimeout != null) {
      http.readTimeout(settings.readTimeout);
    }
    if (settings.writeTimeout != null) {
      http.writeTimeout(settings.writeTimeout);
    }
    if (settings.callTimeout != null) {
      http.callTimeout(settings.callTimeout);
    }
    if (settings.proxy != null) {
      http.proxy(settings.proxy);
    }
    if (settings.maxConcurrentCalls != null) {
      http.dispatcher(dispatcher(base.dispatcher().executorService(), settings.maxConcurrentCalls));
    }
    InterceptorChain.install(http, settings, provider, credentials, redactor);
    return http.build();
  }

  /** Creates the client for writes, without authenticator: with one, OkHttp would resend them. */
  static OkHttpClient writes(OkHttpClient reads) {
    OkHttpClient.Builder http = reads.newBuilder().authenticator(Authenticator.NONE);
    InterceptorChain.installForWrites(http);
    return http.build();
  }

  /** Creates a dispatcher with the client's own limit on the shared threads. */
  private static Dispatcher dispatcher(ExecutorService threads, int maxConcurrentCalls) {
    Dispatcher dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(maxConcurrentCalls);
    dispatcher.setMaxRequestsPerHost(maxConcurrentCalls);
    return dispatcher;
  }
}
