package io.github.facturier.contract.spec;

/** The schemas of Lucca Cleemy, which have no decimals. */
class LuccaCleemySchemasTest extends Schemas {
  LuccaCleemySchemasTest() {
    super(SpecDocument.luccaCleemy(), "io.github.facturier.luccacleemy.model.", 10, 1);
  }

  @Override
  int leastDecimals() {
    return -1;
  }
}
