package io.github.facturier.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** An application in its own process. */
final class App implements AutoCloseable {
  /** The line that it prints after closing its clients. */
  private static final String CLOSED = "closed";

  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Process process;
  private final BufferedReader output;
  private final List<String> printed = new ArrayList<>();

  private App(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  static App start(Map<String, String> variables, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(variables);
    return new App(builder.start());
  }

  /**
   * Reads its output up to a line.
   *
   * @throws AssertionError if it ends without that line
   */
  List<String> until(String line) throws IOException {
    for (String read = output.readLine(); read != null; read = output.readLine()) {
      if (read.equals(line)) {
        return List.copyOf(printed);
      }
      printed.add(read);
    }
    throw new AssertionError("it ended without \"" + line + "\":\n" + text());
  }

  /**
   * Waits until it has closed its clients, then until it ends; kills it after some minutes.
   *
   * @return the time from the closing of its clients to its end
   */
  Duration end() throws IOException, InterruptedException {
    CompletableFuture.delayedExecutor(LONGEST.toSeconds(), TimeUnit.SECONDS)
        .execute(process::destroyForcibly);
    until(CLOSED);
    long closed = System.nanoTime();
    assertTrue(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS), this::text);
    Duration ending = Duration.ofNanos(System.nanoTime() - closed);
    output.lines().forEach(printed::add);
    assertEquals(0, process.exitValue(), this::text);
    return ending;
  }

  /** Ends its input, and waits for its end; returns its exit status. */
  int stop() throws IOException {
    process.getOutputStream().close();
    output.lines().forEach(printed::add);
    return process.onExit().join().exitValue();
  }

  /** Its output so far. */
  String text() {
    return String.join("\n", printed);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
