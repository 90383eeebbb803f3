package io.github.facturier.contract.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The class path of a project that depends on a client, as written by the client's build. */
record Dependencies(Path client, List<Artifact> artifacts) {
  private static final Pattern LINE =
      Pattern.compile("\\s+([\\w.-]+):([\\w.-]+):jar:([\\w.-]+):\\w+:(.*?\\.jar)(?:\\s.*)?");

  /** One dependency of the client. */
  record Artifact(String group, String name, String version, Path file) {
    boolean isOurs() {
      return group.equals(Production.ROOT);
    }

    long size() throws IOException {
      return Files.size(file);
    }
  }

  /** Whether the JAR of the client was built. */
  static boolean areKnown(String provider) {
    return Files.exists(list(provider));
  }

  static Dependencies of(String provider) throws IOException {
    List<Artifact> artifacts =
        Files.readAllLines(list(provider)).stream()
            .map(LINE::matcher)
            .filter(Matcher::matches)
            .map(
                line ->
                    new Artifact(
                        line.group(1), line.group(2), line.group(3), Path.of(line.group(4))))
            .toList();
    String version = ours(artifacts, "facturier-runtime").version();
    Path client = target(provider).resolve("facturier-" + provider + "-" + version + ".jar");
    return new Dependencies(client, artifacts);
  }

  /** One of our own artifacts among the dependencies. */
  Artifact ours(String name) {
    return ours(artifacts, name);
  }

  List<Artifact> theirs() {
    return artifacts.stream().filter(artifact -> !artifact.isOurs()).toList();
  }

  private static Artifact ours(List<Artifact> artifacts, String name) {
    return artifacts.stream()
        .filter(artifact -> artifact.isOurs() && artifact.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + artifacts));
  }

  private static Path list(String provider) {
    return target(provider).resolve("dependencies.txt");
  }

  private static Path target(String provider) {
    return Production.folder("generated-clients/" + provider + "/target");
  }
}
