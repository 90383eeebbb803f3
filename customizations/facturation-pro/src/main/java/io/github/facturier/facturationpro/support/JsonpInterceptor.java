package io.github.facturier.facturationpro.support;

import io.github.facturier.facturationpro.internal.UnpaddedSource;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Okio;

/** Requests JSONP and extracts the JSON, transparently for other interceptors. */
final class JsonpInterceptor implements Interceptor {
  private final String name;

  JsonpInterceptor(String name) {
    this.name = name;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    if (!Jsonp.isJson(request) || request.url().queryParameter(Jsonp.PARAMETER) != null) {
      return chain.proceed(request);
    }
    Response response = chain.proceed(Jsonp.withCallback(request, name));
    ResponseBody body = response.body();
    return body == null
        ? response
        : response
            .newBuilder()
            .request(request)
            .removeHeader("Content-Length") // length of the script
            .body(
                ResponseBody.create(
                    Okio.buffer(new UnpaddedSource(body.source(), name)), body.contentType(), -1))
            .build();
  }
}
