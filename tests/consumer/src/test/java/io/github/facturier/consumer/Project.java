package io.github.facturier.consumer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;

/** This project's folder, and copies of its sources. */
final class Project {
  /** Folder of the whole project. */
  static final Path ROOT = Path.of(System.getProperty("facturier.root", "../..")).toAbsolutePath();

  /** Folder of this module. */
  static final Path HERE = ROOT.resolve("tests/consumer");

  /** The folder for all output. */
  static final Path TARGET = HERE.resolve("target");

  private static final Set<String> NOT_SOURCES = Set.of("target", "node_modules", ".git", ".idea");

  private Project() {}

  /** Copies the sources without build output, and sets the dates of the copies. */
  static void copyTo(Path folder, Instant date) throws IOException {
    delete(folder);
    copy(ROOT, folder, date);
  }

  /** Copies a folder without build output, and sets the dates of the copies. */
  static void copy(Path from, Path to, Instant date) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (NOT_SOURCES.contains(folder.getFileName().toString())) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(folder)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path copy = to.resolve(from.relativize(file));
            Files.copy(file, copy);
            copy.toFile().setExecutable(file.toFile().canExecute());
            Files.setLastModifiedTime(copy, FileTime.from(date));
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Deletes a folder with its content, if it exists. */
  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(Project::deleteFile);
      }
    }
  }

  private static void deleteFile(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
