package io.github.facturier.contract.fire;

/** One fault that happens to one operation, called in one style. */
record Cell(Row row, Fault fault, Style style) {
  Expectation expectation() {
    Expectation expected = Expectation.of(row, fault);
    return style == Style.CALLBACK ? expected.asToldToCallbacks(row, fault) : expected;
  }

  @Override
  public String toString() {
    return row + " × " + fault.title() + " × " + style;
  }
}
