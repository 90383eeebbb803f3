package io.github.facturier.demo;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * What one provider's part did.
 *
 * @param title the provider, and which account it was
 * @param table the steps
 * @param failure null if all steps succeeded
 */
record DemoResult(String title, StepTable table, @Nullable RuntimeException failure) {
  /** Prints the table, and the whole error if there is one. */
  void print(PrintStream out) {
    out.println();
    out.println(title);
    out.println();
    table.print(out);
    if (failure != null) {
      out.println("FAILED: " + message());
      cause().printStackTrace(out);
    }
    out.println();
  }

  /** The message of the failure, empty if there is none. */
  String message() {
    return failure == null
        ? ""
        : failure instanceof UnmetExpectation ? failure.getMessage() : failure.toString();
  }

  /** The stack trace that leads to the fault: an expectation's own only names the step. */
  private Throwable cause() {
    return failure.getCause() == null ? failure : failure.getCause();
  }
}
