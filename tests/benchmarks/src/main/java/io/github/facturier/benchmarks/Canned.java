package io.github.facturier.benchmarks;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSink;
import okio.Okio;

/**
 * Takes the place of the network: discards each request and responds from memory. What remains to
 * be measured is how the body is encoded and the response is decoded.
 */
final class Canned implements Interceptor {
  static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  private final byte[] response;

  private Canned(byte[] response) {
    this.response = response;
  }

  static OkHttpClient respondingWith(byte[] response) {
    return new OkHttpClient.Builder().addInterceptor(new Canned(response)).build();
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    RequestBody body = chain.request().body();
    if (body != null) {
      try (BufferedSink sink = Okio.buffer(Okio.blackhole())) {
        body.writeTo(sink);
      }
    }
    return response(chain.request(), response);
  }

  static Response response(Request request, byte[] response) {
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(200)
        .message("OK")
        .body(ResponseBody.create(response, JSON))
        .build();
  }
}
