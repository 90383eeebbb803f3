package io.github.facturier.benchmarks;

import io.github.facturier.vosfactures.support.ApiToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Puts the token into a body of 5 MB, and sends the same body without it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TokenBenchmark {
  private static final int SIZE = 5_000_000;

  private final OkHttpClient http =
      new OkHttpClient.Builder().addInterceptor(TokenBenchmark::copy).build();
  private final OkHttpClient withToken =
      new OkHttpClient.Builder()
          .addInterceptor(ApiToken.of(Loopback.TOKEN).interceptor())
          .addInterceptor(TokenBenchmark::copy)
          .build();
  private final Request request =
      new Request.Builder()
          .url(Loopback.NOBODY)
          .post(RequestBody.create(body(), Canned.JSON))
          .build();

  /** The page of invoices as often as it fits, as one object. */
  private static byte[] body() {
    String page = new String(Fixtures.invoicePage(), StandardCharsets.UTF_8);
    StringBuilder body = new StringBuilder("{\"invoices\":[").append(page);
    while (body.length() < SIZE) {
      body.append(',').append(page);
    }
    return body.append("]}").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static Response copy(Interceptor.Chain chain) throws IOException {
    Buffer copy = new Buffer();
    RequestBody body = chain.request().body();
    if (body != null) {
      body.writeTo(copy);
    }
    long size = copy.size();
    copy.clear();
    return Canned.response(chain.request(), Long.toString(size).getBytes(StandardCharsets.UTF_8));
  }

  @Benchmark
  public Object facturier() throws IOException {
    return withToken.newCall(request).execute();
  }

  @Benchmark
  public Object copying() throws IOException {
    return http.newCall(request).execute();
  }
}
