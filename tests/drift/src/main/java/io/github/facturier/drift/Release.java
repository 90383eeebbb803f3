package io.github.facturier.drift;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A release, identified by its Git tag. Its artifacts are built from the tag, so no artifact
 * repository is needed.
 *
 * @param root the project's folder
 * @param tag its tag, {@code v1.2.3} or {@code 1.2.3}
 */
record Release(Path root, String tag) {
  private static final Pattern VERSION = Pattern.compile("v?\\d+\\.\\d+\\.\\d+");

  /** The highest release among the ancestors of the current commit; empty if there is none. */
  static Optional<Release> last(Path root) throws IOException {
    Path here = root.toAbsolutePath().normalize();
    Output tags = run(here, "git", "tag", "--merged", "HEAD", "--sort=-v:refname");
    return tags.ok()
        ? Arrays.stream(tags.text().split("\\s+"))
            .filter(tag -> VERSION.matcher(tag).matches())
            .findFirst()
            .map(tag -> new Release(here, tag))
        : Optional.empty();
  }

  /** Its major version. */
  int major() {
    return major(tag);
  }

  /** The major version of {@code v1.2.3} or {@code 1.2.3-SNAPSHOT}. */
  static int major(String version) {
    return Integer.parseInt(version.replaceFirst("^v", "").replaceFirst("\\..*", ""));
  }

  /** A file of it; empty if it had none of that name. */
  Optional<String> file(String path) throws IOException {
    Output shown = run(root, "git", "show", tag + ":" + path);
    return shown.ok() ? Optional.of(shown.text()) : Optional.empty();
  }

  /**
   * The client's JAR, built once and kept under {@code target}.
   *
   * @param maven the command that builds, with its options
   * @throws IOException if it cannot be built
   */
  Path client(Provider provider, List<String> maven) throws IOException {
    Path tree = root.resolve("target/released/" + tag);
    String module = "generated-clients/" + provider.id();
    Optional<Path> built = jar(tree.resolve(module));
    if (built.isPresent()) {
      return built.get();
    }
    if (!Files.exists(tree.resolve("pom.xml"))) {
      run(root, "git", "worktree", "prune");
      Output added =
          run(root, "git", "worktree", "add", "--detach", "--force", tree.toString(), tag);
      if (!added.ok()) {
        throw new IOException("git worktree add " + tag + ": " + added.text());
      }
    }
    List<String> command = new ArrayList<>(maven);
    command.addAll(
        List.of(
            "-q", "-B", "-DskipTests", "-Dspotless.check.skip", "-pl", module, "-am", "package"));
    Output output = run(tree, command.toArray(String[]::new));
    return jar(tree.resolve(module))
        .orElseThrow(
            () -> new IOException("Building " + module + " of " + tag + ": " + output.text()));
  }

  /** The JAR from a module's build; empty if there is none. */
  static Optional<Path> jar(Path module) throws IOException {
    Path target = module.resolve("target");
    if (!Files.exists(target)) {
      return Optional.empty();
    }
    try (var files = Files.list(target)) {
      return files
          .filter(
              file ->
                  file.getFileName().toString().matches("facturier-.*(?<!-sources|-javadoc)\\.jar"))
          .findFirst();
    }
  }

  private record Output(boolean ok, String text) {}

  private static Output run(Path folder, String... command) throws IOException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Output(process.waitFor() == 0, text);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
