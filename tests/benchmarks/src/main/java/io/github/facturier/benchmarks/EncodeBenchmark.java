package io.github.facturier.benchmarks;

import com.google.gson.stream.JsonReader;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.auth.ApiToken;
import io.github.facturier.vosfactures.model.InvoiceInput;
import io.github.facturier.vosfactures.model.InvoiceKind;
import io.github.facturier.vosfactures.model.PositionInput;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Sends an invoice with 100 positions; the response has only its identifier. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EncodeBenchmark {
  private static final int POSITIONS = 100;
  private static final LocalDate DAY = LocalDate.of(2026, 3, 14);

  private final OkHttpClient http =
      Canned.respondingWith("{\"id\":1}".getBytes(StandardCharsets.UTF_8));
  private final VosFacturesClient facturier =
      VosFacturesClient.builder()
          .baseUrl(Loopback.NOBODY)
          .httpClient(http)
          .credentials(ApiToken.of(Loopback.TOKEN))
          .build();
  private final stock.vosfactures.api.InvoicesApi retrofit =
      Stock.vosFactures(Loopback.NOBODY, http)
          .createService(stock.vosfactures.api.InvoicesApi.class);
  private final InvoiceInput invoice =
      InvoiceInput.builder()
          .kind(InvoiceKind.VAT)
          .clientId(7719384L)
          .issueDate(DAY)
          .positions(IntStream.range(0, POSITIONS).mapToObj(EncodeBenchmark::position).toList())
          .build();
  private final stock.vosfactures.model.CreateInvoiceRequest stockInvoice =
      new stock.vosfactures.model.CreateInvoiceRequest()
          .invoice(
              new stock.vosfactures.model.InvoiceInput()
                  .kind(stock.vosfactures.model.InvoiceKind.VAT)
                  .clientId(7719384L)
                  .issueDate(DAY)
                  .positions(
                      IntStream.range(0, POSITIONS)
                          .mapToObj(EncodeBenchmark::stockPosition)
                          .toList()));
  private final FloorInvoiceInput floorInvoice =
      new FloorInvoiceInput(
          "vat",
          7719384L,
          DAY,
          IntStream.range(0, POSITIONS).mapToObj(EncodeBenchmark::floorPosition).toList());

  private static PositionInput position(int i) {
    return PositionInput.builder()
        .name("Conseil, jour " + i)
        .description("Audit de la facturation et des relances")
        .code("CONSEIL-" + i)
        .quantity(BigDecimal.valueOf(15, 1))
        .quantityUnit("jour")
        .priceNet(BigDecimal.valueOf(45_000 + i, 2))
        .tax("20")
        .totalPriceGross(BigDecimal.valueOf(81_000 + i, 2))
        .discountPercent(BigDecimal.ZERO)
        .build();
  }

  private static stock.vosfactures.model.PositionInput stockPosition(int i) {
    return new stock.vosfactures.model.PositionInput()
        .name("Conseil, jour " + i)
        .description("Audit de la facturation et des relances")
        .code("CONSEIL-" + i)
        .quantity(BigDecimal.valueOf(15, 1))
        .quantityUnit("jour")
        .priceNet(BigDecimal.valueOf(45_000 + i, 2))
        .tax("20")
        .totalPriceGross(BigDecimal.valueOf(81_000 + i, 2))
        .discountPercent(BigDecimal.ZERO);
  }

  private static FloorInvoiceInput.Position floorPosition(int i) {
    return new FloorInvoiceInput.Position(
        "Conseil, jour " + i,
        "Audit de la facturation et des relances",
        "CONSEIL-" + i,
        BigDecimal.valueOf(15, 1),
        "jour",
        BigDecimal.valueOf(45_000 + i, 2),
        "20",
        BigDecimal.valueOf(81_000 + i, 2),
        BigDecimal.ZERO);
  }

  @Benchmark
  public Object facturier() {
    return facturier.invoices().create(invoice).result();
  }

  @Benchmark
  public Object retrofit() throws IOException {
    return retrofit.createInvoice(stockInvoice).execute().body();
  }

  @Benchmark
  public Object floor() throws IOException {
    Request request =
        new Request.Builder()
            .url(Loopback.NOBODY + "invoices.json")
            .post(floorInvoice.body())
            .build();
    try (Response response = http.newCall(request).execute()) {
      return FloorInvoice.read(new JsonReader(response.body().charStream()));
    }
  }
}
