package io.github.facturier.drift;

import java.util.Locale;

/**
 * A line of the report.
 *
 * @param status what it says
 * @param kind what it is about
 * @param owner operation, object or schema; empty for an operation
 * @param name the fact's name, with its value if it is one
 * @param detail what differs, or why it is excused
 * @param place in the documentation; of the inventory's documentation if this one has it no longer;
 *     empty for what only the spec has
 * @param spec where it stands in the spec; empty if it does not
 */
record Finding(
    Status status, Kind kind, String owner, String name, String detail, String place, String spec) {

  /** What a finding says. The first two make the command fail. */
  enum Status {
    MISSING("Documented but not in the spec"),
    DIFFERENT("Differs from the documentation"),
    GONE("In the spec but no longer documented"),
    EXCUSED("Excused by an x-doc-defect of the spec"),
    UNDOCUMENTED("In the spec but never documented");

    private final String title;

    Status(String title) {
      this.title = title;
    }

    /** The heading in a report. */
    String title() {
      return title;
    }

    /** The word in the JSON report and in the table. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
