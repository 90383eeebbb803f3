package io.github.facturier.benchmarks;

import java.io.IOException;
import java.util.List;
import okhttp3.OkHttpClient;
import retrofit2.Response;
import stock.vosfactures.ApiClient;
import stock.vosfactures.api.InvoicesApi;
import stock.vosfactures.auth.ApiKeyAuth;
import stock.vosfactures.model.Invoice;

/** The stock Retrofit client, configured as its README says. */
final class Stock {
  private Stock() {}

  static ApiClient vosFactures(String url, OkHttpClient http) {
    ApiKeyAuth token = new ApiKeyAuth("query", "api_token");
    token.setApiKey(Loopback.TOKEN);
    ApiClient client = new ApiClient(http.newBuilder().addInterceptor(token).build());
    client.getAdapterBuilder().baseUrl(url);
    return client;
  }

  static Response<List<Invoice>> listInvoices(InvoicesApi invoices) throws IOException {
    return invoices
        .listInvoices(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null)
        .execute();
  }
}
