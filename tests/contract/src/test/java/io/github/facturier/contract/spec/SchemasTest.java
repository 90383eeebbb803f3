package io.github.facturier.contract.spec;

/** The schemas of VosFactures. */
class SchemasTest extends Schemas {
  SchemasTest() {
    super(SpecDocument.vosFactures(), "io.github.facturier.vosfactures.model.", 80, 39);
  }
}
