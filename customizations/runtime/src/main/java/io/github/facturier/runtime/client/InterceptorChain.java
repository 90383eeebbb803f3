package io.github.facturier.runtime.client;

import io.github.facturier.runtime.Credentials;
import io.github.facturier.runtime.internal.call.ThrownException;
import io.github.facturier.runtime.internal.http.ConstantsInterceptor;
import io.github.facturier.runtime.internal.http.CredentialsInterceptor;
import io.github.facturier.runtime.internal.http.FreshConnectionInterceptor;
import io.github.facturier.runtime.internal.http.HeadersInterceptor;
import io.github.facturier.runtime.internal.http.InterruptInterceptor;
import io.github.facturier.runtime.internal.http.LoggingInterceptor;
import io.github.facturier.runtime.internal.http.NoCredentialsInterceptor;
import io.github.facturier.runtime.internal.http.OutcomeInterceptor;
import io.github.facturier.runtime.internal.http.RateLimitInterceptor;
import io.github.facturier.runtime.internal.http.RedirectInterceptor;
import io.github.facturier.runtime.internal.http.ResendGuard;
import io.github.facturier.runtime.internal.http.ResponseSizeInterceptor;
import io.github.facturier.runtime.internal.http.RetryInterceptor;
import io.github.facturier.runtime.internal.http.ServerInterceptor;
import io.github.facturier.runtime.internal.redact.Redactor;
import io.github.facturier.runtime.spi.Provider;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Installs all interceptors of a client, in the order in which a request passes them. */
final class InterceptorChain {
  private InterceptorChain() {}

  /**
   * Adds the interceptors of all requests, before and after those that {@code http} already has.
   */
  static void install(
      OkHttpClient.Builder http,
      ClientSettings settings,
      Provider provider,
      @Nullable Credentials credentials,
      Redactor redactor) {
    // Before the user's interceptors, so that any exception of theirs reaches the caller.
    http.interceptors().add(0, ThrownException::intercept);

    // Once per call.
    // Around everything that waits: retries, the rate limiter, the network.
    http.addInterceptor(new InterruptInterceptor());
    // Headers, constants and server are the same for each attempt.
    http.addInterceptor(
        new HeadersInterceptor(settings.userAgent, provider.name(), settings.version));
    http.addInterceptor(new ConstantsInterceptor());
    if (!settings.ownAddress) {
      http.addInterceptor(new ServerInterceptor());
    }

    // Once per attempt.
    http.addInterceptor(new RetryInterceptor(settings.retryPolicy, settings.sleeper));
    // Inside the retries, so that each attempt starts at the original URL.
    http.addInterceptor(new RedirectInterceptor(redactor));

    // Once per URL of an attempt.
    // Inside the redirects, so that only the client's own host receives the credentials.
    http.addInterceptor(
        credentials == null
            ? new NoCredentialsInterceptor()
            : new CredentialsInterceptor(settings.address, credentials));
    // Inside the credentials, so that their logins and resent requests count, too.
    if (settings.limiter != null) {
      http.addInterceptor(
          new RateLimitInterceptor(settings.address, settings.limiter, settings.sleeper));
    }
    // Outside the provider's interceptors, so that it limits their output, too.
    http.addInterceptor(new ResponseSizeInterceptor(settings.maxResponseBytes));
    settings.interceptors.forEach(http::addInterceptor);
    // Logs requests as they are sent.
    http.addInterceptor(new LoggingInterceptor(redactor));

    // Around OkHttp's own retries and, as a network interceptor, inside them.
    if (settings.proxyCredentials != null) {
      settings.proxyCredentials.install(http);
    }
    // Inside everything that can reject a request: from here on it counts as sent.
    OutcomeInterceptor.install(http);
    ResendGuard.install(http);
  }

  /** Adds the additional interceptors of writes. The connection is checked last. */
  static void installForWrites(OkHttpClient.Builder http) {
    FreshConnectionInterceptor.install(http);
  }
}
