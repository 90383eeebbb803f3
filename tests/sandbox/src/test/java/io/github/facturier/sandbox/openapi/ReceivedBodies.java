package io.github.facturier.sandbox.openapi;

import com.google.gson.JsonElement;
import io.github.facturier.sandbox.data.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes the JSON that the sandbox sends in its tests to {@code target/bodies}, a line each, where
 * {@code tests/interop} validates it with tools of others.
 */
public final class ReceivedBodies {
  private static final Map<String, ReceivedBodies> MADE = new ConcurrentHashMap<>();

  private final Path file;
  private final Set<String> lines = ConcurrentHashMap.newKeySet();

  private ReceivedBodies(Path file) {
    this.file = file;
    try {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of a document, of this run only. */
  public static ReceivedBodies of(String document) {
    return MADE.computeIfAbsent(
        document,
        name ->
            new ReceivedBodies(Path.of("target", "bodies", name.replace(".yaml", "") + ".jsonl")));
  }

  /** Writes the body of a response, unless the same was written before. */
  public synchronized void add(String operation, int status, JsonElement body) {
    String line =
        Json.write(Json.object("operation", operation, "status", status, "body", body)) + "\n";
    if (lines.add(line)) {
      try {
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
