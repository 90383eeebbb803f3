package io.github.facturier.shrink;

import io.github.facturier.runtime.error.ApiException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The output of the app: one line per step, the same in every run. */
final class Lines {
  private final PrintStream out;

  Lines(PrintStream out) {
    this.out = out;
  }

  /** A step. */
  interface Step<T> {
    /** Returns the text to print. */
    @Nullable T run() throws IOException;
  }

  /** Prints the result of a step, or its exception. */
  <T> void add(String name, Step<T> step) throws IOException {
    String text;
    try {
      text = String.valueOf(step.run());
    } catch (ApiException e) {
      text = "refused with " + e.status() + ", " + e.operation() + ": " + e.getMessage();
    }
    // The port is another one in each run.
    out.println(name + ": " + text.replaceAll("127\\.0\\.0\\.1:\\d+", "server"));
  }

  /** Describes a file in one line. */
  static String file(Path file) throws IOException {
    return file.getFileName() + ", " + Files.size(file) + " bytes";
  }
}
