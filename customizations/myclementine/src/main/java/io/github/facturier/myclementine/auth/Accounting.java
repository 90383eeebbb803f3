package io.github.facturier.myclementine.auth;

import org.jspecify.annotations.Nullable;

/**
 * The accounting type of a company (type de comptabilité), which determines its operations.
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

  /** Returns the constant for a value of the login's response; null if unknown. */
  static @Nullable Accounting ofWire(@Nullable String value) {
    for (Accounting type : values()) {
      if (type.wire.equals(value)) {
        return type;
      }
    }
    return null;
  }

  /** Returns the constant for a value of {@code x-accounting} in the spec; null if unknown. */
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
