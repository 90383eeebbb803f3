package io.github.facturier.specs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every document of this folder keeps the conventions of its README.md. */
final class SpecsTest {

  private static final Path FOLDER = Path.of(System.getProperty("basedir", "."));

  static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> documents =
          files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
      assertFalse(documents.isEmpty(), () -> "No document in " + FOLDER.toAbsolutePath());
      return documents;
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void keepsTheConventions(Path document) throws IOException {
    SpecLint lint = new SpecLint(Files.readString(FOLDER.resolve("README.md")));
    String findings =
        lint.lint(document.getFileName().toString(), Files.readString(document)).stream()
            .map(finding -> finding + "\n")
            .collect(Collectors.joining());
    assertTrue(findings.isEmpty(), () -> "\n" + findings);
  }
}
