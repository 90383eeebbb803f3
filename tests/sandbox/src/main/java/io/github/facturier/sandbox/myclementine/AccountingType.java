package io.github.facturier.sandbox.myclementine;

/** Accounting type of a company. */
public enum AccountingType {
  /** Cash accounting (comptabilité trésorerie). */
  CASH("0"),
  /** Accrual accounting (comptabilité en engagement). */
  ACCRUAL("1");

  /** The value of {@code type_compta}. */
  final String code;

  AccountingType(String code) {
    this.code = code;
  }
}
