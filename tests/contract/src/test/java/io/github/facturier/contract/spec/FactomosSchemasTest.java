package io.github.facturier.contract.spec;

/** The schemas of Factomos. */
class FactomosSchemasTest extends Schemas {
  FactomosSchemasTest() {
    super(SpecDocument.factomos(), "io.github.facturier.factomos.model.", 40, 13);
  }

  @Override
  int leastDecimals() {
    return 30;
  }
}
