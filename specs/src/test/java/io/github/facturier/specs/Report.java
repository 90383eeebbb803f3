package io.github.facturier.specs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The findings on one document. */
final class Report {

  private final String file;
  private final List<Finding> findings = new ArrayList<>();

  Report(String file) {
    this.file = file;
  }

  /** Adds a finding; {@code message} is a format that ends with what to do, in parentheses. */
  void add(int line, String message, Object... arguments) {
    findings.add(new Finding(file, line, message.formatted(arguments)));
  }

  boolean isEmpty() {
    return findings.isEmpty();
  }

  /** All findings, by line. */
  List<Finding> findings() {
    return findings.stream().sorted(Comparator.comparingInt(Finding::line)).toList();
  }
}
