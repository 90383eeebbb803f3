package io.github.facturier.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The snippets that README.md has readers copy into a POM, word for word. */
final class Readme {
  private static final Pattern XML = Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

  private Readme() {}

  /** The dependency of the section "Install". */
  static String dependency() {
    return snippet("## Install", 0);
  }

  /** The import of the BOM, of the same section. */
  static String bom() {
    return snippet("## Install", 1);
  }

  /** The dependency of the section "Testing with the sandbox". */
  static String sandbox() {
    return snippet("## Testing with the sandbox", 0);
  }

  /** The version that all the snippets name. */
  static String version() {
    List<String> versions =
        List.of(dependency(), bom(), sandbox()).stream()
            .flatMap(snippet -> VERSION.matcher(snippet).results())
            .map(found -> found.group(1))
            .toList();
    assertEquals(3, versions.size(), versions::toString);
    assertEquals(1, versions.stream().distinct().count(), versions::toString);
    return versions.get(0);
  }

  /** The whole text. */
  static String text() {
    try {
      return Files.readString(Project.ROOT.resolve("README.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String snippet(String heading, int index) {
    String text = text();
    int start = text.indexOf("\n" + heading + "\n");
    if (start < 0) {
      throw new AssertionError("README.md has no section " + heading);
    }
    int end = text.indexOf("\n## ", start + heading.length());
    List<MatchResult> found =
        XML.matcher(text.substring(start, end < 0 ? text.length() : end)).results().toList();
    if (found.size() <= index) {
      throw new AssertionError(heading + " of README.md has no snippet " + (index + 1));
    }
    return found.get(index).group(1);
  }
}
