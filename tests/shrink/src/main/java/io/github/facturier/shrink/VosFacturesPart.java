package io.github.facturier.shrink;

import com.google.gson.Gson;
import io.github.facturier.vosfactures.InvoicesApi;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.VosFacturesWebhooks;
import io.github.facturier.vosfactures.auth.ApiToken;
import io.github.facturier.vosfactures.model.ClientInput;
import io.github.facturier.vosfactures.model.Invoice;
import io.github.facturier.vosfactures.model.InvoiceInput;
import io.github.facturier.vosfactures.model.InvoiceKind;
import io.github.facturier.vosfactures.model.InvoiceWebhook;
import io.github.facturier.vosfactures.model.PositionInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** The VosFactures part. */
final class VosFacturesPart {
  private VosFacturesPart() {}

  static void run(Properties settings, Path folder, Lines lines) throws IOException {
    try (VosFacturesClient client =
        VosFacturesClient.builder()
            .baseUrl(settings.getProperty("vosfactures.url"))
            .credentials(ApiToken.of(settings.getProperty("vosfactures.token")))
            .build()) {
      long buyer =
          client.clients().create(ClientInput.builder().name("Jean Dupont").build()).result().id();
      long id = client.invoices().create(invoice(buyer)).result().id();
      lines.add("VosFactures, create", () -> client.invoices().get(id).result());
      lines.add("retry", () -> client.invoices().get(id).result().number());
      lines.add("list", () -> client.invoices().list(q -> q.perPage(10)).stream().toList());
      // The app does not refer to its model, not even in a cast.
      lines.add("result not looked at", () -> client.priceLists().list().execute().code());
      lines.add("parameters", () -> InvoicesApi.InvoiceListParams.builder().page(2).build());
      lines.add(
          "download",
          () ->
              Lines.file(
                  client.invoices().downloadPdf(id).result().saveTo(folder.resolve("vos.pdf"))));
      lines.add(
          "helper of several calls",
          () -> {
            Path file = Files.writeString(folder.resolve("conditions.txt"), "30 jours");
            client.invoices().attach(id, file);
            return "attached";
          });
      lines.add("no such invoice", () -> client.invoices().get(999_999).result());
      lines.add("null", () -> refusedNull(client));
      lines.add("never resent", () -> client.invoices().sendByEmail(id).result());
    }
    lines.add("an unknown kind", () -> InvoiceKind.of("new_kind").isKnown());
    lines.add("Gson", () -> new Gson().fromJson("{\"number\":\"12\"}", Invoice.class));
    VosFacturesWebhooks.dispatch(
        VosFacturesWebhooks.INVOICE_CREATE,
        "{\"invoice\":{\"id\":1}}",
        new VosFacturesWebhooks.Handler() {
          @Override
          public void invoiceCreated(InvoiceWebhook payload) {
            System.out.println("webhook: " + payload);
          }
        });
  }

  private static InvoiceInput invoice(long buyer) {
    PositionInput line =
        PositionInput.builder().name("Conseil").tax("20").totalPriceGross("120").build();
    return InvoiceInput.builder()
        .kind(InvoiceKind.VAT)
        .clientId(buyer)
        .positions(List.of(line))
        .build();
  }

  private static String refusedNull(VosFacturesClient client) {
    try {
      client.invoices().list((InvoicesApi.InvoiceListParams) null);
      return "taken";
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
