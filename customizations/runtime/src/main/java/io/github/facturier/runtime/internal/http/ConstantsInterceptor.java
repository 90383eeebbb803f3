package io.github.facturier.runtime.internal.http;

import io.github.facturier.runtime.annotation.Constant;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Adds the {@link Constant} parameters of an operation. */
public final class ConstantsInterceptor implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    return chain.proceed(
        RequestParameters.withConstants(OperationMetadata.of(request).constants(), request));
  }
}
