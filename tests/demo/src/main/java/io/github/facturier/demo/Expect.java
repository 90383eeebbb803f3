package io.github.facturier.demo;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares results with expected values. */
final class Expect {
  private Expect() {}

  /**
   * Expects a value.
   *
   * @throws UnmetExpectation if it is another
   */
  static void same(String what, @Nullable Object expected, @Nullable Object actual) {
    that(Objects.equals(expected, actual), what + ": " + actual + " in place of " + expected);
  }

  /**
   * Expects an amount, whatever its scale.
   *
   * @throws UnmetExpectation if it is another, or missing
   */
  static void amount(String what, String expected, @Nullable BigDecimal actual) {
    boolean equal = actual != null && actual.compareTo(new BigDecimal(expected)) == 0;
    that(equal, what + ": " + actual + " in place of " + expected);
  }

  /**
   * Expects something to be there.
   *
   * @throws UnmetExpectation if it is null
   */
  static <T> T present(String what, @Nullable T value) {
    if (value == null) {
      throw new UnmetExpectation(what + " is missing");
    }
    return value;
  }

  /**
   * Expects a condition to hold.
   *
   * @throws UnmetExpectation with that message if it does not
   */
  static void that(boolean condition, String message) {
    if (!condition) {
      throw new UnmetExpectation(message);
    }
  }
}
