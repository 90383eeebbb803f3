package com.example.plain;

import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.auth.ApiToken;
import io.github.facturier.vosfactures.model.Client;
import io.github.facturier.vosfactures.model.ClientInput;
import io.github.facturier.vosfactures.model.Invoice;
import io.github.facturier.vosfactures.model.InvoiceInput;
import io.github.facturier.vosfactures.model.InvoiceKind;
import io.github.facturier.vosfactures.model.PositionInput;
import java.util.List;

/** Creates an invoice with one client of Facturier and no other dependency. */
public final class App {
  private App() {}

  /** Takes no arguments. */
  public static void main(String[] args) {
    try (VosFacturesClient client =
        VosFacturesClient.builder()
            .baseUrl(System.getenv("VOSFACTURES_URL"))
            .credentials(ApiToken.of(System.getenv("VOSFACTURES_API_TOKEN")))
            .build()) {
      Client buyer =
          client.clients().create(ClientInput.builder().name("Jean Dupont").build()).result();
      PositionInput line =
          PositionInput.builder()
              .name("Conseil")
              .quantity("2")
              .tax("20")
              .totalPriceGross("120.00")
              .build();
      Invoice invoice =
          client
              .invoices()
              .create(
                  InvoiceInput.builder()
                      .kind(InvoiceKind.VAT)
                      .clientId(buyer.id())
                      .positions(List.of(line))
                      .build())
              .result();
      Invoice again = client.invoices().get(invoice.id()).future().join();
      long invoices = client.invoices().list().stream().count();
      System.out.println(again.number() + ": " + again.priceGross() + ", one of " + invoices);
    }
    System.out.println("closed");
  }
}
