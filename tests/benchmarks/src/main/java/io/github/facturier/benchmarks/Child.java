package io.github.facturier.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own, which says when it is done. */
final class Child {
  private static final long PATIENCE_SECONDS = 120;

  private Child() {}

  /**
   * Runs a class and reads its first line.
   *
   * @return how many milliseconds it took to come, from before the JVM was started, and the line
   */
  static Answer run(List<String> jvm, String classPath, Class<?> main, String... arguments)
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
      return new Answer(millis, line);
    } finally {
      process.destroyForcibly();
    }
  }

  record Answer(double millis, String line) {}
}
