package io.github.facturier.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The POM snippets and commands in README.md and CONTRIBUTING.md, verbatim. */
final class Readme {
  private static final String README = "README.md";
  private static final String CONTRIBUTING = "CONTRIBUTING.md";

  private static final Pattern XML = Pattern.compile("```xml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern SHELL = Pattern.compile("```shell\n(.*?)```", Pattern.DOTALL);
  private static final Pattern UPLOAD = Pattern.compile("`(\\./mvnw -Prelease,central [^`]+)`");
  private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

  private Readme() {}

  /** The dependency of the section "Install". */
  static String dependency() {
    return snippet(README, "## Install", 0);
  }

  /** The import of the BOM, of the same section. */
  static String bom() {
    return snippet(README, "## Install", 1);
  }

  /** The dependency of the section "The first call". */
  static String sandbox() {
    return snippet(README, "## The first call", 0);
  }

  /** The command of the section "Install" that puts a release into the local repository. */
  static String install() {
    return command(README, "## Install", 0);
  }

  /** The command of the section "Publishing" of CONTRIBUTING.md for a snapshot. */
  static String publishSnapshot() {
    return command(CONTRIBUTING, "## Publishing", 0);
  }

  /** The command of the section "Publishing" for a release. */
  static String publishRelease() {
    return command(CONTRIBUTING, "## Publishing", 1);
  }

  /** The command of the section "Publishing" that uploads a release to Maven Central. */
  static String upload() {
    List<String> found =
        UPLOAD
            .matcher(section(CONTRIBUTING, "## Publishing"))
            .results()
            .map(match -> match.group(1))
            .toList();
    assertEquals(1, found.size(), found::toString);
    return found.get(0);
  }

  private static String command(String file, String heading, int index) {
    List<String> commands =
        SHELL
            .matcher(section(file, heading))
            .results()
            .flatMap(found -> found.group(1).lines())
            .filter(line -> line.startsWith("./mvnw "))
            .toList();
    if (commands.size() <= index) {
      throw new AssertionError(heading + " of " + file + " has no command " + (index + 1));
    }
    return commands.get(index);
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

  /** The whole text of README.md. */
  static String text() {
    return text(README);
  }

  private static String text(String file) {
    try {
      return Files.readString(Project.ROOT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String section(String file, String heading) {
    String text = text(file);
    int start = text.indexOf("\n" + heading + "\n");
    if (start < 0) {
      throw new AssertionError(file + " has no section " + heading);
    }
    int end = text.indexOf("\n## ", start + heading.length());
    return text.substring(start, end < 0 ? text.length() : end);
  }

  private static String snippet(String file, String heading, int index) {
    List<MatchResult> found = XML.matcher(section(file, heading)).results().toList();
    if (found.size() <= index) {
      throw new AssertionError(heading + " of " + file + " has no snippet " + (index + 1));
    }
    return found.get(index).group(1);
  }
}
