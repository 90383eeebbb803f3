package io.github.facturier.shrink;

import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.facturationpro.auth.ApiKey;
import io.github.facturier.facturationpro.model.CustomerInput;
import io.github.facturier.facturationpro.model.ItemInput;
import io.github.facturier.facturationpro.model.QuoteInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** The Facturation.pro part. */
final class FacturationProPart {
  private FacturationProPart() {}

  static void run(Properties settings, Path folder, Lines lines) throws IOException {
    try (FacturationProClient account =
        FacturationProClient.builder()
            .baseUrl(settings.getProperty("facturationpro.url"))
            .userAgent("Essai (essai@exemple.fr)")
            .credentials(
                ApiKey.of(
                    settings.getProperty("facturationpro.identifier"),
                    settings.getProperty("facturationpro.key")))
            .build()) {
      FacturationProClient firm =
          account.firm(Long.parseLong(settings.getProperty("facturationpro.firm")));
      lines.add("Facturation.pro, get", () -> firm.account().get().result());
      CustomerInput customer = CustomerInput.builder().companyName("Atelier Dupont").build();
      long buyer = firm.customers().create(customer).result().id();
      lines.add("create", () -> firm.customers().get(buyer).result());
      ItemInput line =
          ItemInput.builder().title("Conseil").quantity("2").unitPrice("600").vat("0.2").build();
      QuoteInput input = QuoteInput.builder().customerId(buyer).items(List.of(line)).build();
      long quote = firm.quotes().create(input).result().id();
      lines.add("list", () -> firm.quotes().list().stream().toList());
      lines.add(
          "download",
          () ->
              Lines.file(
                  firm.quotes().downloadPdf(quote).result().saveTo(folder.resolve("pro.pdf"))));
      lines.add(
          "a customer without a name",
          () -> firm.customers().create(CustomerInput.builder().build()).result());
    }
  }
}
