package io.github.facturier.contract.fire;

/** One fault that happens to one operation. */
record Cell(Row row, Fault fault) {
  Expectation expectation() {
    return Expectation.of(row, fault);
  }

  @Override
  public String toString() {
    return row + " × " + fault.title();
  }
}
