package io.github.facturier.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The section of {@code tests/README.md} with the latest figures. */
final class Document {
  private static final String BEGIN = "<!-- figures: ./mvnw -Pbench -Drefresh -->\n";
  private static final String END = "<!-- /figures -->\n";

  private final Path file;

  Document(Path root) {
    this.file = root.resolve("tests/README.md");
  }

  void show(String figures) throws IOException {
    String text = Files.readString(file);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(file + " has no place for the figures: " + BEGIN);
    }
    Files.writeString(
        file, text.substring(0, begin + BEGIN.length()) + figures + text.substring(end));
  }
}
