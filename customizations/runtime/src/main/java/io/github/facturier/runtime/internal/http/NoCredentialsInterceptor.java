package io.github.facturier.runtime.internal.http;

import io.github.facturier.runtime.spi.CallRejectedException;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Stands where the credentials would, in a client that has none: what is no anonymous call is not
 * sent. Its response is known beforehand, and what the credentials would have encrypted must not go
 * out as it is. A caller who put a header {@code Authorization} there himself knows what he does.
 */
public final class NoCredentialsInterceptor implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    OperationMetadata info = OperationMetadata.of(request);
    if (info.operationId() != null
        && !info.isAnonymous()
        && request.header("Authorization") == null) {
      throw CallRejectedException.anonymous();
    }
    return chain.proceed(request);
  }
}
