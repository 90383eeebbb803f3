package io.github.facturier.runtime.internal.http;

import io.github.facturier.runtime.Credentials;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Runs the credentials' interceptor for requests to the client's own host only. The response refers
 * to the request without credentials, since {@code toString()} of a response shows the URL.
 */
public final class CredentialsInterceptor implements Interceptor {
  private final HttpUrl baseUrl;
  private final Interceptor credentials;

  public CredentialsInterceptor(HttpUrl baseUrl, Credentials credentials) {
    this.baseUrl = baseUrl;
    this.credentials = credentials.interceptor();
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    boolean ours =
        RedirectInterceptor.isSameHost(baseUrl, request.url())
            && !OperationMetadata.of(request).isAnonymous();
    return ours
        ? credentials.intercept(chain).newBuilder().request(request).build()
        : chain.proceed(request);
  }
}
