package io.github.facturier.runtime;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Adds the {@link Constant}s of an operation. */
final class ConstantsInterceptor implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    return chain.proceed(
        RequestParameters.withConstants(CallInfo.of(request).constants(), request));
  }
}
