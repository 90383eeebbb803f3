package com.example.sandbox;

import io.github.facturier.sandbox.Sandbox;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.auth.ApiToken;
import io.github.facturier.vosfactures.model.ClientInput;
import io.github.facturier.vosfactures.model.Invoice;
import io.github.facturier.vosfactures.model.InvoiceInput;
import io.github.facturier.vosfactures.model.PositionInput;
import java.io.IOException;
import java.util.List;

/** The sandbox for applications in other processes; ends at the end of its input. */
public final class SandboxServer {
  private SandboxServer() {}

  /**
   * Prints the variables that an application needs, then {@code ready}. The exit status is 1 if a
   * request violated a document.
   */
  public static void main(String[] args) throws IOException {
    List<String> violations;
    try (Sandbox sandbox = Sandbox.start()) {
      sell(sandbox);
      print("VOSFACTURES_URL", sandbox.vosFactures().url());
      print("VOSFACTURES_API_TOKEN", sandbox.vosFactures().apiToken());
      print("FACTURATION_PRO_URL", sandbox.facturationPro().url());
      print("FACTURATION_PRO_IDENTIFIER", sandbox.facturationPro().identifier());
      print("FACTURATION_PRO_KEY", sandbox.facturationPro().key());
      print("FACTURATION_PRO_FIRM", sandbox.facturationPro().firmId());
      print("FACTOMOS_URL", sandbox.factomos().url());
      print("FACTOMOS_TOKEN", sandbox.factomos().token());
      print("FACTOMOS_SECRET", sandbox.factomos().secret());
      print("MYCLEMENTINE_URL", sandbox.myClementine().url());
      print("MYCLEMENTINE_USERNAME", sandbox.myClementine().username());
      print("MYCLEMENTINE_PASSWORD", sandbox.myClementine().password());
      print("LUCCA_URL", sandbox.luccaCleemy().url());
      print("LUCCA_APPLICATION_KEY", sandbox.luccaCleemy().applicationKey());
      System.out.println("ready");
      System.in.read();
      violations = sandbox.violations();
    }
    violations.forEach(System.out::println);
    System.exit(violations.isEmpty() ? 0 : 1);
  }

  /** Creates an invoice and its customer, to be read. */
  private static void sell(Sandbox sandbox) {
    try (VosFacturesClient client =
        VosFacturesClient.builder()
            .baseUrl(sandbox.vosFactures().url().toString())
            .credentials(ApiToken.of(sandbox.vosFactures().apiToken()))
            .build()) {
      long buyer =
          client.clients().create(ClientInput.builder().name("Jean Dupont").build()).result().id();
      PositionInput line =
          PositionInput.builder()
              .name("Conseil")
              .quantity("1")
              .tax("20")
              .totalPriceGross("60")
              .build();
      Invoice invoice =
          client
              .invoices()
              .create(InvoiceInput.builder().clientId(buyer).positions(List.of(line)).build())
              .result();
      System.out.println("An invoice to read: " + invoice.number());
    }
  }

  private static void print(String name, Object value) {
    System.out.println(name + "=" + value);
  }
}
