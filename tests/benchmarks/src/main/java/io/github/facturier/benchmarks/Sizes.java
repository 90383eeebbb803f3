package io.github.facturier.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sizes of each client's JAR and of its generated Java code. */
final class Sizes {
  static final List<String> PROVIDERS =
      List.of("vosfactures", "facturation-pro", "factomos", "myclementine", "lucca-cleemy");

  private final Path root;

  Sizes(Path root) {
    this.root = root;
  }

  /**
   * A Markdown table with one line per client. Both JARs have the same debug information and
   * parameter names.
   */
  String table() throws IOException {
    StringBuilder table = new StringBuilder();
    table.append(
        "\n| client | its JAR | stock retrofit2 | its generated Java | stock retrofit2 |\n");
    table.append("|---|---|---|---|---|\n");
    for (String provider : PROVIDERS) {
      table.append(
          "| %s | %s | %s | %s | %s |%n"
              .formatted(
                  provider,
                  jar(provider),
                  stockJar(provider),
                  lines(provider),
                  stockLines(provider)));
    }
    return table.toString();
  }

  private Measured jar(String provider) throws IOException {
    return jar(root.resolve("generated-clients/" + provider + "/target"), "facturier-" + provider);
  }

  private Measured stockJar(String provider) throws IOException {
    return jar(root.resolve("tests/benchmarks/stock/target"), provider);
  }

  private static Measured jar(Path folder, String name) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jars =
          files
              .filter(
                  file ->
                      file.getFileName()
                          .toString()
                          .matches(
                              "(facturier-benchmarks-stock-.*-)?" + name + "(-[0-9].*)?\\.jar"))
              .toList();
      if (jars.size() != 1) {
        throw new IOException("not one " + name + " in " + folder + ": " + jars);
      }
      return new Measured(Math.round(Files.size(jars.get(0)) / 1000.0), "kB");
    }
  }

  private Measured lines(String provider) throws IOException {
    return lines(
        root.resolve("generated-clients/" + provider + "/target/generated-sources/openapi"));
  }

  private Measured stockLines(String provider) throws IOException {
    return lines(root.resolve("tests/benchmarks/stock/target/generated-sources/" + provider));
  }

  private static Measured lines(Path folder) throws IOException {
    long lines = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        lines += Files.readAllLines(file).size();
      }
    }
    return new Measured(lines, "lines");
  }
}
