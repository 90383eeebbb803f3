package io.github.facturier.contract.spec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON example of VosFactures' documentation. The index beside the examples says where each
 * stands, what it is an example of, and what was repaired where the page prints no valid JSON.
 *
 * @param file its name
 * @param line its first line in the documentation of 2026-03
 * @param operation the operation that it belongs to
 * @param request the request line, null if it is a response
 * @param response the status, 0 if it is a request
 * @param repaired what was changed, empty if nothing was
 * @param text the JSON
 */
record DocumentationExample(
    String file,
    int line,
    String operation,
    String request,
    int response,
    List<String> repaired,
    String text) {
  private static final String FOLDER = "/vosfactures/examples/";

  /** All examples, in the order of the documentation. */
  static List<DocumentationExample> all() {
    List<DocumentationExample> examples = new ArrayList<>();
    for (JsonElement entry : Json.parse(read("index.json")).getAsJsonArray()) {
      examples.add(of(entry.getAsJsonObject()));
    }
    return examples;
  }

  private static DocumentationExample of(JsonObject entry) {
    String file = entry.get("file").getAsString();
    JsonArray repaired = entry.getAsJsonArray("repaired");
    return new DocumentationExample(
        file,
        entry.get("line").getAsInt(),
        entry.get("operation").getAsString(),
        entry.has("request") ? entry.get("request").getAsString() : null,
        entry.has("response") ? entry.get("response").getAsInt() : 0,
        repaired.asList().stream().map(JsonElement::getAsString).toList(),
        read(file));
  }

  private static String read(String file) {
    try (InputStream in = DocumentationExample.class.getResourceAsStream(FOLDER + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isRequest() {
    return request != null;
  }

  SpecOperation specOperation() {
    return SpecDocument.vosFactures().operation(operation);
  }

  JsonElement json() {
    return Json.parse(text);
  }

  @Override
  public String toString() {
    return file + ", line " + line + ": " + operation;
  }
}
