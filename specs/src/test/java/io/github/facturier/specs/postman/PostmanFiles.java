package io.github.facturier.specs.postman;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a Postman collection and two environments, of an account and of the sandbox, for each
 * OpenAPI document of a folder.
 */
public final class PostmanFiles {

  private PostmanFiles() {}

  /**
   * Runs in the build.
   *
   * @param args folder of the documents, folder of the customizations, folders to write to
   * @throws IOException if a file cannot be read or written
   * @throws IllegalArgumentException if a document cannot be parsed
   */
  public static void main(String[] args) throws IOException {
    List<Path> folders = Arrays.stream(args).map(Path::of).toList();
    for (Path document : documents(folders.get(0))) {
      String name = document.getFileName().toString().replace(".yaml", "");
      ProviderScripts scripts =
          ProviderScripts.read(folders.get(1).resolve(name).resolve("src/main/postman"));
      ApiDocument api = ApiDocument.parse(Files.readString(document));
      PostmanCollection collection = new PostmanCollection(api, scripts);
      PostmanEnvironment environment = new PostmanEnvironment(api, scripts);
      for (Path target : folders.subList(2, folders.size())) {
        Files.createDirectories(target);
        write(target.resolve(name + ".postman_collection.json"), collection.toJson());
        write(target.resolve(name + ".postman_environment.json"), environment.toJson());
        write(target.resolve(name + ".sandbox.postman_environment.json"), environment.sandbox());
      }
    }
  }

  private static List<Path> documents(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static void write(Path file, Object json) throws IOException {
    Files.writeString(file, Json.pretty(json) + "\n");
  }
}
