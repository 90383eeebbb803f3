package io.github.facturier.benchmarks;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Measures a Maven build from the documents to the JARs, in a new JVM, without previous results,
 * with dependencies downloaded. Uses a copy of the sources.
 */
final class Builds {
  private static final Set<String> LEFT_OUT = Set.of("target", ".git", ".idea", "node_modules");
  private static final long PATIENCE_MINUTES = 4;

  private final Path root;
  private final Path copy;

  Builds(Path root, Path folder) {
    this.root = root;
    this.copy = folder.resolve("copy");
  }

  /** The client of one provider, with its dependencies. */
  Measured one() throws IOException, InterruptedException {
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      seconds.add(maven("-pl", "generated-clients/vosfactures"));
    }
    return Measured.median(seconds, "s");
  }

  /** All five. */
  Measured all() throws IOException, InterruptedException {
    List<String> clients =
        Sizes.PROVIDERS.stream().map(provider -> "generated-clients/" + provider).toList();
    return new Measured(maven("-pl", String.join(",", clients)), "s");
  }

  private double maven(String... projects) throws IOException, InterruptedException {
    remove(copy);
    copy();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("facturier.maven"), "bin", "mvn").toString());
    command.addAll(List.of("-q", "-B", "-o", "package", "-am", "-Dmaven.test.skip=true"));
    command.add("-Dmaven.repo.local=" + System.getProperty("facturier.repository"));
    command.addAll(List.of(projects));
    Path log = copy.resolveSibling("maven.log");
    long start = System.nanoTime();
    Process maven =
        new ProcessBuilder(command)
            .directory(copy.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (!maven.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES) || maven.exitValue() != 0) {
        throw new IOException("failed: " + command + ", see " + log);
      }
      return (System.nanoTime() - start) / 1e9;
    } finally {
      maven.destroyForcibly();
    }
  }

  private void copy() throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (LEFT_OUT.contains(folder.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(copy.resolve(root.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, copy.resolve(root.relativize(file).toString()));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException e)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
