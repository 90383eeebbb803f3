package io.github.facturier.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** The published sandbox in its own process, and the environment variables with its address. */
final class Sandboxed implements AutoCloseable {
  private final App server;
  private final Map<String, String> variables = new TreeMap<>();

  private Sandboxed(App server) {
    this.server = server;
  }

  static Sandboxed start(Consumer consumer) throws IOException {
    String main = "com.example.sandbox.SandboxServer";
    Sandboxed sandboxed = new Sandboxed(consumer.start(main, Map.of()));
    for (String line : sandboxed.server.until("ready")) {
      if (line.matches("[A-Z_]+=.+")) {
        String[] parts = line.split("=", 2);
        sandboxed.variables.put(parts[0], parts[1]);
      }
    }
    assertEquals(14, sandboxed.variables.size(), sandboxed.variables::toString);
    return sandboxed;
  }

  Map<String, String> variables() {
    return variables;
  }

  /** Fails if a request violated a document. */
  @Override
  public void close() throws IOException {
    assertEquals(0, server.stop(), server::text);
  }
}
