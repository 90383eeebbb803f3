package io.github.facturier.consumer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs commands of the documents unchanged. Differences from a reader's machine are in the
 * environment: Maven's local repository and settings.
 */
final class Shell {
  private static final int SHOWN = 60;

  private static final Set<String> OF_THE_RUNNING_BUILD =
      Set.of("MAVEN_CMD_LINE_ARGS", "MAVEN_PROJECTBASEDIR", "MAVEN_GPG_KEY");

  private final Path folder;
  private final Path log;
  private final Map<String, String> variables = new HashMap<>();
  private final List<String> arguments = new ArrayList<>();

  /**
   * Prepares a command in a copy of this project.
   *
   * @param log file for the output of the command
   */
  Shell(Path folder, Path log) {
    this.folder = folder;
    this.log = log;
    variables.put("JAVA_HOME", Jdk.running().home().toString());
    arguments.addAll(
        List.of(
            "-B",
            "-Daether.syncContext.named.factory=file-lock",
            "-Daether.syncContext.named.nameMapper=file-gav"));
    if ("offline=true".equals(System.getProperty("facturier.offline"))) {
      arguments.add("-o");
    }
  }

  /**
   * The local repository that a command writes to; the downloads of the running build are read from
   * its own.
   */
  Shell localRepository(Path repository) {
    arguments.add("-Dmaven.repo.local=" + repository);
    arguments.add("-Dmaven.repo.local.tail=" + System.getProperty("maven.repo.local"));
    return this;
  }

  /** Global settings, which the user's own settings override. */
  Shell settings(Path settings) {
    arguments.addAll(List.of("-gs", settings.toString()));
    return this;
  }

  Shell environment(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /**
   * Runs a command.
   *
   * @throws AssertionError with the end of the log, if it fails
   */
  void run(String command) {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      ProcessBuilder builder = new ProcessBuilder("sh", "-c", command).directory(folder.toFile());
      builder.environment().keySet().removeAll(OF_THE_RUNNING_BUILD);
      builder.environment().putAll(variables);
      builder.environment().merge("MAVEN_ARGS", String.join(" ", arguments), (a, b) -> a + " " + b);
      Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      process.getOutputStream().close();
      if (process.onExit().join().exitValue() != 0) {
        List<String> lines = Files.readAllLines(log);
        List<String> end = lines.subList(Math.max(0, lines.size() - SHOWN), lines.size());
        throw new AssertionError(
            command + " in " + folder + "\n" + String.join("\n", end) + "\nthe log is " + log);
      }
    } catch (IOException e) {
      throw new AssertionError(command + " cannot be run in " + folder, e);
    }
  }
}
