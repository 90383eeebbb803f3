package io.github.facturier.sandbox.luccacleemy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An accounting entry of an expense report. */
final class AccountingEntry {
  final long legalEntityId;
  final LocalDate declaredOn;
  final LocalDate approvedOn;
  final LocalDate controlledOn;
  final String label;
  final String amount;

  /** Number of the export with this entry; null if it is not exported. */
  @Nullable Long exportId;

  AccountingEntry(
      long legalEntityId,
      LocalDate declaredOn,
      LocalDate approvedOn,
      LocalDate controlledOn,
      String label,
      String amount) {
    this.legalEntityId = legalEntityId;
    this.declaredOn = declaredOn;
    this.approvedOn = approvedOn;
    this.controlledOn = controlledOn;
    this.label = label;
    this.amount = amount;
  }
}
