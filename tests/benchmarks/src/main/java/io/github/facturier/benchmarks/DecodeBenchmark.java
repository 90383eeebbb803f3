package io.github.facturier.benchmarks;

import com.google.gson.stream.JsonReader;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.auth.ApiToken;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Decodes a page of 100 invoices with 100 fields each, from memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecodeBenchmark {
  private final OkHttpClient http = Canned.respondingWith(Fixtures.invoicePage());
  private final Request request = new Request.Builder().url(Loopback.NOBODY).build();
  private final VosFacturesClient facturier =
      VosFacturesClient.builder()
          .baseUrl(Loopback.NOBODY)
          .httpClient(http)
          .credentials(ApiToken.of(Loopback.TOKEN))
          .build();
  private final stock.vosfactures.api.InvoicesApi retrofit =
      Stock.vosFactures(Loopback.NOBODY, http)
          .createService(stock.vosfactures.api.InvoicesApi.class);
  private final stock.okhttpgson.api.InvoicesApi okHttpGson =
      new stock.okhttpgson.api.InvoicesApi(
          new stock.okhttpgson.ApiClient(http).setBasePath(Loopback.NOBODY));

  @Benchmark
  public Object facturier() {
    return facturier.invoices().list().result();
  }

  @Benchmark
  public Object retrofit() throws IOException {
    return Stock.listInvoices(retrofit).body();
  }

  @Benchmark
  public Object okHttpGson() throws stock.okhttpgson.ApiException {
    return okHttpGson.listInvoices(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null);
  }

  @Benchmark
  public List<FloorInvoice> floor() throws IOException {
    Call call = http.newCall(request);
    try (Response response = call.execute()) {
      return FloorInvoice.readAll(new JsonReader(response.body().charStream()));
    }
  }

  @Benchmark
  public void tokenizer() throws IOException {
    try (Response response = http.newCall(request).execute()) {
      new JsonReader(response.body().charStream()).skipValue();
    }
  }
}
