package io.github.facturier.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A separate JVM, which prints a line when it is done. */
final class Child {
  private static final long PATIENCE_SECONDS = 120;

  private Child() {}

  /**
   * Runs a class and reads its first line.
   *
   * @return the milliseconds from the start of the JVM to the line, and the line
   */
  static Outcome run(List<String> jvm, String classPath, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(jvm);
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(List.of(arguments));
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = out.readLine();
      double millis = (System.nanoTime() - start) / 1e6;
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)
          || process.exitValue() != 0
          || line == null) {
        throw new IOException("failed: " + command);
      }
      return new Outcome(millis, line);
    } finally {
      process.destroyForcibly();
    }
  }

  record Outcome(double millis, String line) {}
}
