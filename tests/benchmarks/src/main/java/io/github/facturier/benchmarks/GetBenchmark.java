package io.github.facturier.benchmarks;

import com.google.gson.stream.JsonReader;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.auth.ApiToken;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Gets one invoice over the loopback, from a server in another process. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class GetBenchmark {
  private final String url = Loopback.url();
  private final OkHttpClient http = new OkHttpClient();
  private final VosFacturesClient facturier =
      VosFacturesClient.builder().baseUrl(url).credentials(ApiToken.of(Loopback.TOKEN)).build();
  private final stock.vosfactures.api.InvoicesApi retrofit =
      Stock.vosFactures(url, http).createService(stock.vosfactures.api.InvoicesApi.class);
  private final HttpUrl base = HttpUrl.get(url);

  @Benchmark
  public Object facturier() {
    return facturier.invoices().get(1).result();
  }

  @Benchmark
  public Object retrofit() throws IOException {
    return retrofit.getInvoice(1L, null).execute().body();
  }

  @Benchmark
  public Object floor() throws IOException {
    HttpUrl address =
        base.newBuilder()
            .addPathSegments("invoices/1.json")
            .addQueryParameter("api_token", Loopback.TOKEN)
            .build();
    Request request =
        new Request.Builder().url(address).header("Accept", "application/json").build();
    try (Response response = http.newCall(request).execute()) {
      return FloorInvoice.read(new JsonReader(response.body().charStream()));
    }
  }
}
