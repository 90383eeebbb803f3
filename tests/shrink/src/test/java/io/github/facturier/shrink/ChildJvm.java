package io.github.facturier.shrink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another Java process. */
final class ChildJvm {
  /** The timeout must suffice for ProGuard on a busy machine. */
  private static final long MOST_MINUTES = 10;

  /** C2 is disabled, since it does not pay off in a short process. */
  private static final List<String> SHORT_LIVED =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private ChildJvm() {}

  /**
   * Runs a main class to its end.
   *
   * @param log file for its output, errors included
   * @return the lines of the log
   * @throws AssertionError if it fails, with the log
   */
  static List<String> run(Path log, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SHORT_LIVED);
    command.addAll(options);
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new AssertionError(command + " failed:\n" + Files.readString(log));
      }
    } finally {
      process.destroyForcibly();
    }
    return Files.readAllLines(log);
  }
}
