package io.github.facturier.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs the scripts of {@code src}, which print JSON. */
final class Node {
  /** Folder of the whole project. */
  static final Path ROOT = Path.of(System.getProperty("facturier.root", "../.."));

  /** Folder of the documents. */
  static final Path SPECS = ROOT.resolve("specs");

  private Node() {}

  /** The names of the documents, without their extension. */
  static List<String> documents() throws IOException {
    try (Stream<Path> files = Files.list(SPECS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.replace(".yaml", ""))
          .toList();
    }
  }

  /** A file's text. */
  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a script and returns its output; errors go to the log. Fails if the script fails. */
  static JsonElement run(String script, Object... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("node", "src/" + script));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Process process =
        new ProcessBuilder(command)
            .directory(ROOT.resolve("tests/interop").toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = read(process);
    assertEquals(0, process.waitFor(), () -> script + " failed: " + output);
    return JsonParser.parseString(output);
  }

  private static String read(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
