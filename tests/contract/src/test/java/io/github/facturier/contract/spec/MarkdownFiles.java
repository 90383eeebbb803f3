package io.github.facturier.contract.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Markdown files of this project that people wrote, found in its folders. */
final class MarkdownFiles {
  /** A file that the build makes; it has a test of its own. */
  private static final String GENERATED = "REFERENCE.md";

  private static final Set<String> NOT_DOCUMENTS = Set.of("target", "node_modules", "src");
  private static final Pattern CLIENT =
      Pattern.compile("<facturier\\.client>(\\w+)</facturier\\.client>");

  private MarkdownFiles() {}

  /**
   * The text of each document, by its path in the project.
   *
   * @throws AssertionError if there is none
   */
  static SortedMap<String, String> all() {
    Path root = Snippet.root();
    SortedMap<String, String> documents = new TreeMap<>();
    try {
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              String name = folder.getFileName().toString();
              boolean skipped =
                  !folder.equals(root) && (NOT_DOCUMENTS.contains(name) || name.startsWith("."));
              return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              String name = file.getFileName().toString();
              if (name.endsWith(".md") && !name.equals(GENERATED)) {
                String path = root.relativize(file).toString().replace('\\', '/');
                documents.put(path, Files.readString(file));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (documents.isEmpty()) {
      throw new AssertionError("no documents in " + root);
    }
    return documents;
  }

  /**
   * The guide that each client must have, by its path in the project.
   *
   * @throws AssertionError if there is no client
   */
  static List<String> guides() {
    try (Stream<Path> folders = Files.list(Snippet.root().resolve("generated-clients"))) {
      List<String> guides =
          folders
              .filter(folder -> Files.exists(folder.resolve(GENERATED)))
              .map(folder -> "generated-clients/" + folder.getFileName() + "/README.md")
              .sorted()
              .toList();
      if (guides.isEmpty()) {
        throw new AssertionError("no clients in " + Snippet.root());
      }
      return guides;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The client that a document is about; that of VosFactures unless it is another one's guide. */
  static String client(String path) {
    Path pom = Snippet.root().resolve(path).resolveSibling("pom.xml");
    if (path.startsWith("generated-clients/") && Files.exists(pom)) {
      try {
        Matcher client = CLIENT.matcher(Files.readString(pom));
        if (client.find()) {
          return client.group(1) + "Client";
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return "VosFacturesClient";
  }
}
