package com.example.namedfirst;

import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.model.Client;
import io.github.facturier.vosfactures.model.ClientInput;
import io.github.facturier.vosfactures.model.Invoice;
import io.github.facturier.vosfactures.model.InvoiceInput;
import io.github.facturier.vosfactures.model.InvoiceKind;
import io.github.facturier.vosfactures.model.PositionInput;
import io.github.facturier.vosfactures.auth.ApiToken;
import java.util.List;

/** Invoices somebody, if the libraries are new enough for it. */
public final class App {
  private App() {}

  /** Takes no arguments. */
  public static void main(String[] args) {
    try (VosFacturesClient client = client()) {
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

  private static VosFacturesClient client() {
    VosFacturesClient.Builder builder =
        VosFacturesClient.builder()
            .baseUrl(System.getenv("VOSFACTURES_URL"))
            .credentials(ApiToken.of(System.getenv("VOSFACTURES_API_TOKEN")));
    try {
      return builder.build();
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
      System.exit(3);
      throw e;
    }
  }
}
