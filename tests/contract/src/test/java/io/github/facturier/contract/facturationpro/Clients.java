package io.github.facturier.contract.facturationpro;

import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.facturationpro.auth.ApiKey;
import io.github.facturier.facturationpro.model.InvoiceInput;
import io.github.facturier.facturationpro.model.ItemInput;
import io.github.facturier.sandbox.FacturationProSandbox;
import java.util.List;

/** Clients of a sandbox. */
final class Clients {
  private Clients() {}

  /** A builder without credentials. */
  static FacturationProClient.Builder anonymous(FacturationProSandbox sandbox) {
    return FacturationProClient.builder()
        .baseUrl(sandbox.url().toString())
        .userAgent("Essais (essais@exemple.fr)");
  }

  /** A builder with the API key. */
  static FacturationProClient.Builder of(FacturationProSandbox sandbox) {
    return anonymous(sandbox).credentials(ApiKey.of(sandbox.identifier(), sandbox.key()));
  }

  /** An invoice of one line. */
  static InvoiceInput invoice(long customer) {
    ItemInput line =
        ItemInput.builder()
            .title("Affichage pub")
            .quantity("1")
            .unitPrice("500")
            .vat("0.200")
            .build();
    return InvoiceInput.builder().customerId(customer).items(List.of(line)).build();
  }
}
