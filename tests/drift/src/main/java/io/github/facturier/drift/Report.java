package io.github.facturier.drift;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.facturier.drift.Finding.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The output of the command in three formats: a table for the terminal, Markdown and JSON.
 *
 * @param provider the provider of the documentation
 * @param docs the documentation, as the caller named it
 * @param inventory the facts of the documentation
 * @param findings the differences of the spec
 */
record Report(String provider, String docs, Inventory inventory, List<Finding> findings) {
  private static final int WIDEST = 60;

  /** The findings of one status. */
  List<Finding> of(Status status) {
    return findings.stream().filter(finding -> finding.status() == status).toList();
  }

  /** Formats the table for the terminal. Undocumented elements are only counted. */
  String table() {
    StringBuilder text = new StringBuilder();
    text.append(summary()).append("\n");
    for (Status status : Status.values()) {
      List<Finding> rows = of(status);
      if (!rows.isEmpty()) {
        text.append("\n").append(status.title()).append(": ").append(rows.size()).append("\n");
        if (status != Status.UNDOCUMENTED) {
          List<List<String>> cells = new ArrayList<>();
          rows.forEach(row -> cells.add(cells(row)));
          align(cells, text);
        }
      }
    }
    return text.toString();
  }

  private static List<String> cells(Finding row) {
    String detail = row.status() == Status.GONE ? "in the spec: " + row.spec() : row.detail();
    return List.of(row.kind().singular(), row.owner(), row.name(), row.place(), cut(detail));
  }

  private static String cut(String text) {
    return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 3) + "...";
  }

  private static void align(List<List<String>> rows, StringBuilder text) {
    int columns = rows.get(0).size();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(" ");
      for (int column = 0; column < columns; column++) {
        int at = column;
        int width = rows.stream().mapToInt(other -> other.get(at).length()).max().orElse(0);
        line.append(' ').append(row.get(column));
        line.append(" ".repeat(width - row.get(column).length() + 1));
      }
      text.append(line.toString().stripTrailing()).append("\n");
    }
  }

  /** One line with the numbers of facts and of broken examples. */
  String summary() {
    StringBuilder text = new StringBuilder(provider + ", " + docs + ":");
    for (Kind kind : Kind.values()) {
      long count = inventory.facts().stream().filter(fact -> fact.kind() == kind).count();
      if (count > 0) {
        text.append(' ').append(count).append(' ').append(kind.plural()).append(',');
      }
    }
    return text.append(' ')
        .append(inventory.broken().size())
        .append(" of ")
        .append(inventory.examples())
        .append(" JSON examples are not valid JSON")
        .toString();
  }

  /** Formats the report as Markdown. */
  String markdown() {
    StringBuilder text = new StringBuilder("# Documentation drift: " + provider + "\n\n");
    text.append(summary()).append(".\n");
    for (Status status : Status.values()) {
      text.append("\n## ")
          .append(status.title())
          .append(": ")
          .append(of(status).size())
          .append("\n");
      if (!of(status).isEmpty()) {
        text.append(
            "\n| what | of | name | documentation | spec | remark |\n|---|---|---|---|---|---|\n");
      }
      for (Finding row : of(status)) {
        text.append("| ").append(row.kind().singular()).append(" | ").append(code(row.owner()));
        text.append(" | ").append(code(row.name())).append(" | ").append(row.place());
        text.append(" | ").append(row.spec()).append(" | ");
        text.append(row.detail().replace("|", "\\|").replaceAll("\\s+", " ")).append(" |\n");
      }
    }
    text.append("\n## Broken examples: ").append(inventory.broken().size()).append("\n\n");
    for (Inventory.Broken broken : inventory.broken()) {
      text.append("* ")
          .append(broken.file())
          .append(':')
          .append(broken.line())
          .append(": ")
          .append(broken.reason())
          .append("\n");
    }
    return text.toString();
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + text.replace("|", "\\|") + "`";
  }

  /** Formats the report as JSON. */
  String json() {
    JsonObject root = new JsonObject();
    root.addProperty("provider", provider);
    root.addProperty("docs", docs);
    root.addProperty("examples", inventory.examples());
    for (Status status : Status.values()) {
      JsonArray rows = new JsonArray();
      for (Finding finding : of(status)) {
        JsonObject row = new JsonObject();
        row.addProperty("kind", finding.kind().singular());
        row.addProperty("owner", finding.owner());
        row.addProperty("name", finding.name());
        row.addProperty("place", finding.place());
        row.addProperty("spec", finding.spec());
        row.addProperty("detail", finding.detail());
        rows.add(row);
      }
      root.add(status.word(), rows);
    }
    root.add("brokenExamples", inventory.brokenAsJson());
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(root) + "\n";
  }

  /** Writes {@code <provider>.md} and {@code <provider>.json} into a folder. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(provider + ".md"), markdown());
    Files.writeString(folder.resolve(provider + ".json"), json());
  }
}
