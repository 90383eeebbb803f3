package io.github.facturier.benchmarks;

import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.auth.ApiToken;
import io.github.facturier.vosfactures.model.InvoiceInput;
import io.github.facturier.vosfactures.model.InvoiceKind;
import io.github.facturier.vosfactures.model.PositionInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Objects;
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

/** Inserts the token into a body of 5 MB, compared with copying the body. */
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
  private final Request request = request();
  private final byte[] body = bytes(request);

  /** A body that the client encodes, of an invoice with many positions. */
  private static Request request() {
    PositionInput position =
        PositionInput.builder()
            .name("Conseil")
            .description("Audit de la facturation et des relances")
            .quantity("1.5")
            .priceNet("450.00")
            .tax("20")
            .build();
    int positions = SIZE / position.toJson().length();
    InvoiceInput invoice =
        InvoiceInput.builder()
            .kind(InvoiceKind.VAT)
            .positions(Collections.nCopies(positions, position))
            .build();
    try (VosFacturesClient client = VosFacturesClient.builder().baseUrl(Loopback.NOBODY).build()) {
      return client.invoices().create(invoice).request();
    }
  }

  private static byte[] bytes(Request request) {
    Buffer body = new Buffer();
    try {
      Objects.requireNonNull(request.body()).writeTo(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return body.readByteArray();
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
    Request copied = request.newBuilder().post(RequestBody.create(body, Canned.JSON)).build();
    return http.newCall(copied).execute();
  }
}
