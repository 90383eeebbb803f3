package io.github.facturier.contract.facturationpro;

import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.facturationpro.model.Customer;
import io.github.facturier.facturationpro.model.CustomerInput;

/** Customers for tests. */
final class Customers {
  private Customers() {}

  static Customer create(FacturationProClient firm, String name) {
    return firm.customers().create(CustomerInput.builder().companyName(name).build()).result();
  }
}
