package com.example.sandboxmodulepath;

import io.github.facturier.sandbox.Sandbox;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.auth.ApiToken;
import io.github.facturier.vosfactures.model.ClientInput;
import io.github.facturier.vosfactures.model.Invoice;
import io.github.facturier.vosfactures.model.InvoiceInput;
import io.github.facturier.vosfactures.model.PositionInput;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Starts its own sandbox, as a test would, and sends it valid and invalid requests. */
public final class App {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private App() {}

  /** Takes no arguments. */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (!App.class.getModule().isNamed() || !Sandbox.class.getModule().isNamed()) {
      throw new IllegalStateException("this is not the module path");
    }
    try (Sandbox sandbox = Sandbox.start()) {
      invoice(sandbox);
      if (!sandbox.violations().isEmpty()) {
        throw new IllegalStateException("not allowed: " + sandbox.violations());
      }
      URI clients = URI.create(sandbox.vosFactures().url() + "clients.json");
      post(clients, "{\"client\": {\"name\": 1, \"payment_to_kind\": {}, \"email\": []}}");
      for (Object url :
          List.of(
              sandbox.vosFactures().url(),
              sandbox.facturationPro().url(),
              sandbox.factomos().url(),
              sandbox.myClementine().url(),
              sandbox.luccaCleemy().url())) {
        post(URI.create(url + "nowhere"), "{}");
      }
      sandbox.violations().forEach(violation -> System.out.println("not allowed: " + violation));
    }
    System.out.println("closed");
  }

  private static void invoice(Sandbox sandbox) {
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
              .quantity("2")
              .tax("20")
              .totalPriceGross("120.00")
              .build();
      Invoice invoice =
          client
              .invoices()
              .create(InvoiceInput.builder().clientId(buyer).positions(List.of(line)).build())
              .result();
      System.out.println(invoice.number() + ": " + invoice.priceGross());
    }
  }

  private static void post(URI url, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    HTTP.send(request, BodyHandlers.discarding());
  }
}
