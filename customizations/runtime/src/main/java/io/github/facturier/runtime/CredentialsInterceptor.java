package io.github.facturier.runtime;

import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Lets credentials see the requests to the client's own host, and no other. The response names the
 * request as it was without them: its {@code toString()} shows the address.
 */
final class CredentialsInterceptor implements Interceptor {
  private final HttpUrl baseUrl;
  private final Interceptor credentials;

  CredentialsInterceptor(HttpUrl baseUrl, Credentials credentials) {
    this.baseUrl = baseUrl;
    this.credentials = credentials.interceptor();
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    boolean ours =
        RedirectInterceptor.isSameHost(baseUrl, request.url())
            && !CallInfo.of(request).isAnonymous();
    return ours
        ? credentials.intercept(chain).newBuilder().request(request).build()
        : chain.proceed(request);
  }
}
