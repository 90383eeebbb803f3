package io.github.facturier.contract.spec;

/** The schemas of Facturation.pro. */
class FacturationProSchemasTest extends Schemas {
  FacturationProSchemasTest() {
    super(SpecDocument.facturationPro(), "io.github.facturier.facturationpro.model.", 28, 20);
  }
}
