package io.github.facturier.drift;

import io.github.facturier.drift.Finding.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The coverage of each provider's documentation, as recorded in the inventories, by the specs. */
final class Coverage {
  private static final String BEGIN = "<!-- coverage: ./mvnw verify -Drefresh -->\n";
  private static final String END = "<!-- /coverage -->\n";
  private static final List<Kind> COLUMNS =
      List.of(Kind.OPERATION, Kind.PARAMETER, Kind.FIELD, Kind.VALUE, Kind.ERROR, Kind.EVENT);

  private final Path root;
  private final StringBuilder table = new StringBuilder();
  private final List<String> faults = new ArrayList<>();

  private Coverage(Path root) {
    this.root = root;
  }

  /**
   * Compares the inventories with the specs.
   *
   * @param root the project's folder
   */
  static Coverage of(Path root) throws IOException {
    Coverage coverage = new Coverage(root);
    coverage.table.append(
        "| provider | operations | parameters | fields | values | error codes | events | exceptions |\n");
    coverage.table.append("|---|---|---|---|---|---|---|---|\n");
    for (Provider provider : Provider.values()) {
      coverage.add(provider);
    }
    return coverage;
  }

  private void add(Provider provider) throws IOException {
    Path file = provider.inventory(root);
    if (!Files.exists(file)) {
      faults.add("specs/inventory/" + provider.id() + ".json is missing");
      return;
    }
    Inventory inventory = Inventory.read(file);
    if (inventory.facts().isEmpty()) {
      faults.add("specs/inventory/" + provider.id() + ".json is empty");
    }
    List<Finding> findings = Comparison.of(inventory, inventory, Spec.read(provider.spec(root)));
    Report report = new Report(provider.id(), "", inventory, findings);
    table.append("| ").append(provider.title());
    for (Kind kind : COLUMNS) {
      long all = inventory.facts().stream().filter(fact -> fact.kind() == kind).count();
      long missing = report.of(Status.MISSING).stream().filter(row -> row.kind() == kind).count();
      table.append(" | ").append(all == 0 ? "none" : (all - missing) + " of " + all);
    }
    List<Finding> excused = report.of(Status.EXCUSED);
    table.append(" | ").append(excused.size()).append(" |\n");
    for (Status status : List.of(Status.MISSING, Status.DIFFERENT)) {
      for (Finding row : report.of(status)) {
        faults.add(
            provider.id()
                + ": "
                + row.kind().singular()
                + " "
                + (row.owner() + " " + row.name()).strip()
                + " ("
                + row.place()
                + ") "
                + (status == Status.MISSING ? "is not in the spec" : row.detail()));
      }
    }
  }

  /** A Markdown table, one line per provider. */
  String table() {
    return table.toString();
  }

  /** Documented facts that are missing or different in a spec; empty if there are none. */
  List<String> faults() {
    return faults;
  }

  /** Whether a README shows this table. */
  boolean isIn(Path readme) throws IOException {
    return Files.readString(readme).contains(BEGIN + table + END);
  }

  /**
   * Replaces the table in a README.
   *
   * @throws IOException if the README has no place for it
   */
  void writeTo(Path readme) throws IOException {
    String text = Files.readString(readme);
    int from = text.indexOf(BEGIN);
    int to = text.indexOf(END);
    if (from < 0 || to < from) {
      throw new IOException(readme + " has no lines " + BEGIN.strip() + " and " + END.strip());
    }
    Files.writeString(
        readme, text.substring(0, from + BEGIN.length()) + table + text.substring(to));
  }
}
