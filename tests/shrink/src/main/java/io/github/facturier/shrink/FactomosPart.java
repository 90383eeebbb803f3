package io.github.facturier.shrink;

import io.github.facturier.factomos.FactomosClient;
import io.github.facturier.factomos.auth.FactomosKeys;
import io.github.facturier.factomos.model.ClientCategory;
import io.github.facturier.factomos.model.InvoiceStatus;
import io.github.facturier.factomos.support.FactomosException;
import io.github.facturier.factomos.support.Line;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Properties;

/** Factomos' part; the sandbox has none of its downloads, which are web pages. */
final class FactomosPart {
  private FactomosPart() {}

  static void run(Properties settings, Lines lines) throws IOException {
    try (FactomosClient client =
        FactomosClient.builder()
            .baseUrl(settings.getProperty("factomos.url"))
            .credentials(
                FactomosKeys.of(
                    settings.getProperty("factomos.token"),
                    settings.getProperty("factomos.secret")))
            .build()) {
      long buyer =
          client.clients().create(ClientCategory.CLIENT, "Atelier Dupont").result().clientId();
      long service =
          client.services().create("Conseil", new BigDecimal("450")).result().serviceId();
      lines.add(
          "Factomos, create",
          () -> client.invoices().create(buyer, List.of(Line.of(service, "2"))).result());
      lines.add("get", () -> client.clients().get(buyer).result());
      lines.add("list", () -> client.invoices().list(InvoiceStatus.PENDING).stream().toList());
      lines.add("no such client", () -> reason(client));
    }
  }

  /** The meaning of an error code for this operation, from its annotations. */
  private static String reason(FactomosClient client) {
    try {
      return client.clients().get(1).result().toString();
    } catch (FactomosException e) {
      return e.code() + " is " + e.reason() + ": " + e.getMessage();
    }
  }
}
