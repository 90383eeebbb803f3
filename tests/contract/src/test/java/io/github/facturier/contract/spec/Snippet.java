package io.github.facturier.contract.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A block of Java in a Markdown file of this project.
 *
 * @param place the file and the first line of the block
 * @param code what stands between the fences
 * @param isRun whether it is to be run, not only compiled; a comment {@code <!-- not run: why -->}
 *     right before the block says no
 */
record Snippet(String place, String code, boolean isRun) {
  private static final String OPENING = "```java";
  private static final String CLOSING = "```";
  private static final Pattern PROGRAM =
      Pattern.compile("^(?:public )?(?:final )?class (\\w+) \\{", Pattern.MULTILINE);
  private static final String NOT_RUN = "<!-- not run: ";

  /**
   * Reads a file.
   *
   * @param path its path in the project
   * @throws AssertionError if there is no such file
   */
  static List<Snippet> in(String path) {
    Path file = root().resolve(path);
    if (!Files.exists(file)) {
      throw new AssertionError(path + " does not exist");
    }
    try {
      return read(path, Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The project's folder, a system property of the build, since tests run in the folder of their
   * module.
   */
  static Path root() {
    String root = System.getProperty("facturier.root");
    if (root == null) {
      throw new AssertionError("run with -Dfacturier.root=<folder of the project>");
    }
    return Path.of(root);
  }

  static List<Snippet> read(String path, List<String> lines) {
    List<Snippet> snippets = new ArrayList<>();
    String before = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.equals(OPENING)) {
        int first = i + 1;
        i = first;
        while (!lines.get(i).strip().equals(CLOSING)) {
          i++;
        }
        String code = String.join("\n", lines.subList(first, i)) + "\n";
        String place = path + ", line " + (first + 1);
        snippets.add(new Snippet(place, code, !before.startsWith(NOT_RUN)));
      }
      before = line.isEmpty() ? before : line;
    }
    return snippets;
  }

  /** The same snippet with a text replaced. */
  Snippet replace(String text, String replacement) {
    return new Snippet(place, code.replace(text, replacement), isRun);
  }

  /** The class that the block declares where it is a whole program; null where it is not. */
  @Nullable String program() {
    Matcher program = PROGRAM.matcher(code);
    return program.find() ? program.group(1) : null;
  }

  /** The same snippet with a comment that names its client. */
  Snippet of(String client) {
    return new Snippet(place, "// " + client + "\n" + code, isRun);
  }

  @Override
  public String toString() {
    return place;
  }
}
