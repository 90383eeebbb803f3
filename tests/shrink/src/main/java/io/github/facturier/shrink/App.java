package io.github.facturier.shrink;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Uses the main features of each client, and prints the results. */
public final class App {
  private App() {}

  /**
   * Runs against the servers that a file names.
   *
   * @param args the file with addresses and keys, and a folder for downloads
   * @throws IOException if the file cannot be read
   */
  public static void main(String[] args) throws IOException {
    Properties settings = new Properties();
    try (Reader in = Files.newBufferedReader(Path.of(args[0]))) {
      settings.load(in);
    }
    Path folder = Path.of(args[1]);
    Lines lines = new Lines(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    VosFacturesPart.run(settings, folder, lines);
    FacturationProPart.run(settings, folder, lines);
    FactomosPart.run(settings, lines);
    MyClementinePart.run(settings, lines);
    LuccaCleemyPart.run(settings, folder, lines);
  }
}
