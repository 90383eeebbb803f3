package io.github.facturier.runtime.internal.http;

import io.github.facturier.runtime.internal.redact.Redactor;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Follows redirects of GET reads only: the server may already have executed a write that it
 * redirects. OkHttp's own redirects are disabled, since they would send secrets in a query to
 * another host. Credentials are added later in the chain, for the client's own host only.
 */
public final class RedirectInterceptor implements Interceptor {
  private static final int MAX_REDIRECTS = 5;

  private final Redactor redactor;

  public RedirectInterceptor(Redactor redactor) {
    this.redactor = redactor;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    for (int hop = 0; ; hop++) {
      Response response = chain.proceed(request);
      Request next =
          OperationMetadata.of(request).isRedirectable() ? next(request, response) : null;
      if (next == null) {
        return response;
      }
      response.close();
      if (hop == MAX_REDIRECTS) {
        throw new RedirectRejectedException(
            response.code(), "more than " + MAX_REDIRECTS + " redirects");
      }
      request = next;
    }
  }

  private @Nullable Request next(Request request, Response response) throws IOException {
    switch (response.code()) {
      case 301, 302, 303, 307, 308 -> {}
      default -> {
        return null;
      }
    }
    String location = response.header("Location");
    HttpUrl url = location == null ? null : request.url().resolve(location);
    if (url == null) {
      return null;
    }
    if (request.url().isHttps() && !url.isHttps()) {
      response.close();
      throw new RedirectRejectedException(response.code(), "redirected from https to http");
    }
    if (isSameHost(request.url(), url)) {
      return request.newBuilder().url(url).build();
    }
    response.close();
    return request
        .newBuilder()
        .url(
            withoutSecrets(
                url, redactor.with(OperationMetadata.of(request).secrets()), response.code()))
        .removeHeader("Authorization")
        .removeHeader("Cookie")
        .build();
  }

  public static boolean isSameHost(HttpUrl one, HttpUrl other) {
    return one.scheme().equals(other.scheme())
        && one.host().equals(other.host())
        && one.port() == other.port();
  }

  /**
   * Removes query parameters with secrets, which a server may have copied from the request into
   * {@code Location}.
   */
  private static HttpUrl withoutSecrets(HttpUrl url, Redactor redactor, int status)
      throws IOException {
    HttpUrl.Builder clean = url.newBuilder();
    for (int i = 0; i < url.querySize(); i++) {
      String value = url.queryParameterValue(i);
      if (value != null && redactor.finds(value)) {
        clean.removeAllQueryParameters(url.queryParameterName(i));
      }
    }
    if (redactor.finds(clean.build().toString())) {
      throw new RedirectRejectedException(
          status, "redirected to another host, with a secret in the URL");
    }
    return clean.build();
  }
}
