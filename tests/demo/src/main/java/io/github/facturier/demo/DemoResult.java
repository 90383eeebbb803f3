package io.github.facturier.demo;

import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * The result of one provider's part.
 *
 * @param title the provider and the account
 * @param table the steps
 * @param failure null if all steps succeeded
 */
record DemoResult(String title, StepTable table, @Nullable RuntimeException failure) {
  /** Prints the table, and the stack trace of the failure if there is one. */
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

  /**
   * The stack trace of the cause, since that of an {@link UnmetExpectation} only shows the step.
   */
  private Throwable cause() {
    return failure.getCause() == null ? failure : failure.getCause();
  }
}
