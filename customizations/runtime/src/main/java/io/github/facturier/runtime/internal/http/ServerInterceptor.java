package io.github.facturier.runtime.internal.http;

import io.github.facturier.runtime.annotation.Operation;
import io.github.facturier.runtime.spi.Operations;
import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Sends an operation to its own server, if the spec names one for it. */
public final class ServerInterceptor implements Interceptor {
  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Operation operation = Operations.of(request);
    if (operation == null || operation.server().isEmpty()) {
      return chain.proceed(request);
    }
    HttpUrl server = HttpUrl.get(operation.server());
    HttpUrl url =
        request
            .url()
            .newBuilder()
            .scheme(server.scheme())
            .host(server.host())
            .port(server.port())
            .build();
    return chain.proceed(request.newBuilder().url(url).build());
  }
}
