package io.github.facturier.shrink;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The class path of the app, as written by Maven. */
final class AppFiles {
  static final Path TARGET = Path.of(System.getProperty("facturier.target"));

  private static final String RULES = "META-INF/proguard";

  private AppFiles() {}

  /** The classes of the app. */
  static Path app() {
    return TARGET.resolve("classes");
  }

  /** Its dependencies; folders of modules that are not packaged yet. */
  static List<Path> libraries() throws IOException {
    String classPath = Files.readString(TARGET.resolve("class-path.txt")).strip();
    return Stream.of(classPath.split(File.pathSeparator)).map(Path::of).toList();
  }

  /** The app and its dependencies. */
  static String classPath() throws IOException {
    List<String> entries = new ArrayList<>(List.of(app().toString()));
    libraries().forEach(library -> entries.add(library.toString()));
    return String.join(File.pathSeparator, entries);
  }

  /**
   * Copies the rule files of the libraries to a folder.
   *
   * @return the copies; ours first
   */
  static List<Path> rules(Path folder) throws IOException {
    List<Path> rules = new ArrayList<>();
    for (Path library : libraries()) {
      if (Files.isDirectory(library)) {
        copy(library.resolve(RULES), folder, rules);
      } else {
        try (FileSystem jar = FileSystems.newFileSystem(library)) {
          copy(jar.getPath(RULES), folder, rules);
        }
      }
    }
    return rules;
  }

  private static void copy(Path from, Path folder, List<Path> copies) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(file.getFileName().toString());
        copies.add(Files.write(copy, Files.readAllBytes(file)));
      }
    }
  }
}
