package io.github.facturier.benchmarks;

import com.google.gson.stream.JsonReader;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.auth.ApiToken;
import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Measures a new JVM up to its first invoice. */
final class FirstCall {
  private FirstCall() {}

  public static void main(String[] arguments) throws IOException {
    String url = arguments[1];
    String number =
        switch (arguments[0]) {
          case "facturier" -> facturier(url);
          case "retrofit" -> retrofit(url);
          default -> floor(url);
        };
    System.out.println(number);
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  private static String facturier(String url) {
    return VosFacturesClient.builder()
        .baseUrl(url)
        .credentials(ApiToken.of(Loopback.TOKEN))
        .build()
        .invoices()
        .get(1)
        .result()
        .number();
  }

  private static String retrofit(String url) throws IOException {
    return Stock.vosFactures(url, new OkHttpClient())
        .createService(stock.vosfactures.api.InvoicesApi.class)
        .getInvoice(1L, null)
        .execute()
        .body()
        .getNumber();
  }

  private static String floor(String url) throws IOException {
    Request request =
        new Request.Builder().url(url + "invoices/1.json?api_token=" + Loopback.TOKEN).build();
    try (Response response = new OkHttpClient().newCall(request).execute()) {
      return FloorInvoice.read(new JsonReader(response.body().charStream())).number;
    }
  }
}
