package io.github.facturier.drift;

import java.util.Locale;

/**
 * A line of the report.
 *
 * @param status result of the comparison
 * @param kind kind of the fact
 * @param owner operation, object or schema; empty for an operation
 * @param name the fact's name, with its value if it is one
 * @param detail the difference, or the excuse
 * @param place place in the documentation, or in the inventory's documentation if the fact was
 *     removed; empty for facts of the spec only
 * @param spec place in the spec; empty if it is missing
 */
record Finding(
    Status status, Kind kind, String owner, String name, String detail, String place, String spec) {

  /** The result of a comparison. The first two make the command fail. */
  enum Status {
    MISSING("Documented but not in the spec"),
    DIFFERENT("Differs from the documentation"),
    GONE("In the spec but no longer documented"),
    EXCUSED("Excused by an x-doc-defect of the spec"),
    ELSEWHERE("In the spec but never documented, as its x-source says"),
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
