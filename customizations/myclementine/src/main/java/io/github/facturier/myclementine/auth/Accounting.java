package io.github.facturier.myclementine.auth;

import org.jspecify.annotations.Nullable;

/**
 * How a company keeps its books (type de comptabilité), which decides what operations it has.
 *
 * <p>Source: index.md, lines 56-62.
 */
public enum Accounting {
  /** Cash accounting (comptabilité trésorerie). */
  CASH("0", "cash", "cash accounting (comptabilité trésorerie)"),
  /** Accrual accounting (comptabilité en engagement). */
  ACCRUAL("1", "accrual", "accrual accounting (comptabilité en engagement)");

  private final String wire;
  private final String inSpec;
  private final String words;

  Accounting(String wire, String inSpec, String words) {
    this.wire = wire;
    this.inSpec = inSpec;
    this.words = words;
  }

  /** By the value that the login gives; null if it is none of the two. */
  static @Nullable Accounting ofWire(@Nullable String value) {
    for (Accounting type : values()) {
      if (type.wire.equals(value)) {
        return type;
      }
    }
    return null;
  }

  /** By the value that an operation has in the spec; null if it is none of the two. */
  static @Nullable Accounting ofSpec(String value) {
    for (Accounting type : values()) {
      if (type.inSpec.equals(value)) {
        return type;
      }
    }
    return null;
  }

  String words() {
    return words;
  }
}
