package io.github.facturier.specs.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes the documents of a folder in other forms: {@code openapi-3.1/vosfactures.yaml}, {@code
 * llms/vosfactures.md}, and {@code llms/llms.txt}, which lists them.
 */
public final class ExportFiles {
  private ExportFiles() {}

  /**
   * Runs in the build.
   *
   * @param args folder of the documents, folders to write to
   * @throws IOException if a file cannot be read or written
   */
  public static void main(String[] args) throws IOException {
    List<Path> folders = Arrays.stream(args).map(Path::of).toList();
    StringBuilder index =
        new StringBuilder(
            """
            # Facturier

            > Clients for Java, and OpenAPI documents, of French invoicing and accounting APIs.

            Each document lists all operations, parameters, fields and values of one API.

            ## APIs

            """);
    for (Path file : documents(folders.get(0))) {
      String name = file.getFileName().toString().replace(".yaml", "");
      Map<String, Object> document = Yaml.read(Files.readString(file));
      String title = String.valueOf(((Map<?, ?>) document.get("info")).get("title"));
      index.append(
          "- [%s](%s.md): %s\n".formatted(title, name, MarkdownReference.summary(document)));
      for (Path target : folders.subList(1, folders.size())) {
        write(
            target.resolve("openapi-3.1").resolve(name + ".yaml"),
            Yaml.write(OpenApi31.of(document)));
        write(target.resolve("llms").resolve(name + ".md"), MarkdownReference.of(document));
      }
    }
    index.append("\n## OpenAPI 3.1\n\n");
    for (Path file : documents(folders.get(0))) {
      String name = file.getFileName().toString();
      index.append("- [%s](../openapi-3.1/%s)\n".formatted(name, name));
    }
    for (Path target : folders.subList(1, folders.size())) {
      write(target.resolve("llms/llms.txt"), index.toString());
    }
  }

  private static List<Path> documents(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
