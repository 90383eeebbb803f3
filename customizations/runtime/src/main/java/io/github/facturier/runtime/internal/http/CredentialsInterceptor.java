package io.github.facturier.runtime.internal.http;

import io.github.facturier.runtime.Credentials;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Lets credentials see the requests to the client's own host, and no other. The response names the
 * request as it was without them: its {@code toString()} shows the address.
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
