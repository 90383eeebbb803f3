package io.github.facturier.contract.spec;

/** The schemas of MyClementine, which have no decimals. */
class MyClementineSchemasTest extends Schemas {
  MyClementineSchemasTest() {
    super(SpecDocument.myClementine(), "io.github.facturier.myclementine.model.", 14, 1);
  }

  @Override
  int leastDecimals() {
    return -1;
  }
}
