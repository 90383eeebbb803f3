package io.github.facturier.runtime.internal.http;

import io.github.facturier.runtime.spi.CallRejectedException;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Replaces the credentials in a client without credentials: only anonymous calls are sent. The
 * provider would reject others, and data that the credentials would have encrypted must not be sent
 * in plain text. A request that already has a header {@code Authorization} is sent.
 */
public final class NoCredentialsInterceptor implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    OperationMetadata info = OperationMetadata.of(request);
    if (info.needsCredentials() && request.header("Authorization") == null) {
      throw CallRejectedException.anonymous();
    }
    return chain.proceed(request);
  }
}
