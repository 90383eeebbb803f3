package io.github.facturier.contract.fire;

import io.github.facturier.contract.support.CallStyle;

/** One fault that happens to one operation, called in one style. */
record Cell(Row row, Fault fault, CallStyle style) {
  Expectation expectation() {
    Expectation expected = Expectation.of(row, fault);
    return style == CallStyle.CALLBACK ? expected.asToldToCallbacks(row, fault) : expected;
  }

  @Override
  public String toString() {
    return row + " × " + fault.title() + " × " + style;
  }
}
