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

/** Makes the HTTP clients of one Facturier client: the settings, then the interceptors. */
final class HttpClientFactory {
  private HttpClientFactory() {}

  /**
   * Makes the client for reads.
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
    http.cache(null); // it would be keyed by address, not by account, as the user's cookies are
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

  /** Makes the client for writes. An authenticator of the user's would have OkHttp resend them. */
  static OkHttpClient writes(OkHttpClient reads) {
    OkHttpClient.Builder http = reads.newBuilder().authenticator(Authenticator.NONE);
    InterceptorChain.installForWrites(http);
    return http.build();
  }

  /** Each client has a limit of its own, and the threads that all share. */
  private static Dispatcher dispatcher(ExecutorService threads, int maxConcurrentCalls) {
    Dispatcher dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(maxConcurrentCalls);
    dispatcher.setMaxRequestsPerHost(maxConcurrentCalls);
    return dispatcher;
  }
}
