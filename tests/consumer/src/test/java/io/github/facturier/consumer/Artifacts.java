package io.github.facturier.consumer;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The names of the published artifacts. */
final class Artifacts {
  static final String GROUP = "io.github.facturier";

  /** The folders of clients. */
  static final List<String> PROVIDERS = providers();

  static final String BOM = "facturier-bom";
  static final String RUNTIME = "facturier-runtime";
  static final String SANDBOX = "facturier-sandbox";
  static final String SPECS = "facturier-specs";

  static final List<String> CLIENTS = PROVIDERS.stream().map(name -> "facturier-" + name).toList();
  static final List<String> SUPPORTS = CLIENTS.stream().map(name -> name + "-support").toList();

  /** All artifacts with a JAR. */
  static final List<String> JARS =
      Stream.of(CLIENTS, SUPPORTS, List.of(RUNTIME, SANDBOX, SPECS))
          .flatMap(List::stream)
          .sorted()
          .toList();

  /** All artifacts. */
  static final List<String> ALL = Stream.concat(JARS.stream(), Stream.of(BOM)).sorted().toList();

  private Artifacts() {}

  /** The endings of the files that an artifact has, after its name and version. */
  static List<String> files(String artifact) {
    List<String> files = new ArrayList<>(List.of(".pom", "-cyclonedx.json", "-cyclonedx.xml"));
    if (!artifact.equals(BOM)) {
      files.addAll(List.of(".jar", "-sources.jar", "-javadoc.jar"));
    }
    if (artifact.equals(SPECS)) {
      if (hasNode()) {
        files.add("-site.jar");
      }
      for (String provider : PROVIDERS) {
        files.add("-" + provider + "-postman-collection.json");
        files.add("-" + provider + "-postman-environment.json");
      }
    }
    return files;
  }

  /** Whether the site was built. */
  private static boolean hasNode() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "npm")));
  }

  /** The name of an artifact's module. */
  static String module(String artifact) {
    return GROUP
        + "."
        + artifact.replaceFirst("facturier-", "").replace("-support", ".support").replace("-", "");
  }

  private static List<String> providers() {
    try (Stream<Path> folders = Files.list(Project.ROOT.resolve("generated-clients"))) {
      List<String> providers =
          folders
              .filter(folder -> Files.exists(folder.resolve("REFERENCE.md")))
              .map(folder -> folder.getFileName().toString())
              .sorted()
              .toList();
      if (providers.isEmpty()) {
        throw new AssertionError("no client in " + Project.ROOT);
      }
      return providers;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
