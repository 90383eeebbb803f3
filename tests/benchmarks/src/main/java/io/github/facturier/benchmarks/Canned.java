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
 * Takes the place of the network: swallows each request and answers from memory. What is left to be
 * measured of a call is how its body is made and its answer is read.
 */
final class Canned implements Interceptor {
  static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  private final byte[] answer;

  private Canned(byte[] answer) {
    this.answer = answer;
  }

  static OkHttpClient answering(byte[] answer) {
    return new OkHttpClient.Builder().addInterceptor(new Canned(answer)).build();
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    RequestBody body = chain.request().body();
    if (body != null) {
      try (BufferedSink sink = Okio.buffer(Okio.blackhole())) {
        body.writeTo(sink);
      }
    }
    return response(chain.request(), answer);
  }

  static Response response(Request request, byte[] answer) {
    return new Response.Builder()
        .request(request)
        .protocol(Protocol.HTTP_1_1)
        .code(200)
        .message("OK")
        .body(ResponseBody.create(answer, JSON))
        .build();
  }
}
