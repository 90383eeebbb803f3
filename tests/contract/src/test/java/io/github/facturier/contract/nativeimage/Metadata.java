package io.github.facturier.contract.nativeimage;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * The reachability metadata of a JAR. It is read strictly: anything that is not in GraalVM's
 * format, or that we do not use, is an error.
 */
final class Metadata {
  private static final String FILE =
      "META-INF/native-image/io.github.facturier/%s/reachability-metadata.json";

  private final Map<String, String> conditions = new TreeMap<>();

  private Metadata() {}

  /**
   * Each element that the artifact's metadata lets a native image reach, with the class that has to
   * be reached before.
   *
   * @throws AssertionError if there is none, or it is not as it should be
   */
  static Map<String, String> of(String artifact) throws IOException {
    String file = FILE.formatted(artifact);
    try (InputStream in = Metadata.class.getClassLoader().getResourceAsStream(file)) {
      if (in == null) {
        throw new AssertionError(artifact + " has no " + file);
      }
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Parses a text in the same way. */
  static Map<String, String> read(String json) {
    Metadata metadata = new Metadata();
    JsonObject file = object(JsonParser.parseString(json), Set.of("reflection"), Set.of("comment"));
    JsonArray entries = file.getAsJsonArray("reflection");
    if (entries.isEmpty()) {
      throw new AssertionError("no entry");
    }
    entries.forEach(metadata::add);
    return metadata.conditions;
  }

  private void add(JsonElement json) {
    JsonObject entry =
        object(json, Set.of("condition", "type"), Set.of("reason", "fields", "methods"));
    JsonObject condition = object(entry.get("condition"), Set.of("typeReached"), Set.of());
    String reached = text(condition.get("typeReached"));
    List<String> elements = new ArrayList<>();
    if (entry.get("type").isJsonObject()) {
      JsonObject type = object(entry.get("type"), Set.of("proxy"), Set.of());
      elements.add(Elements.proxy(texts(type.get("proxy"))));
    } else {
      String type = text(entry.get("type"));
      for (JsonElement field : list(entry, "fields")) {
        elements.add(
            Elements.field(type, text(object(field, Set.of("name"), Set.of()).get("name"))));
      }
      for (JsonElement method : list(entry, "methods")) {
        JsonObject described = object(method, Set.of("name", "parameterTypes"), Set.of());
        elements.add(
            Elements.method(
                type, text(described.get("name")), texts(described.get("parameterTypes"))));
      }
    }
    if (elements.isEmpty()) {
      throw new AssertionError("an entry for nothing: " + entry);
    }
    for (String element : elements) {
      if (conditions.put(element, reached) != null) {
        throw new AssertionError("twice: " + element);
      }
    }
  }

  private static JsonObject object(JsonElement json, Set<String> required, Set<String> optional) {
    if (!json.isJsonObject() || !json.getAsJsonObject().keySet().containsAll(required)) {
      throw new AssertionError("no object with " + required + ": " + json);
    }
    for (String key : json.getAsJsonObject().keySet()) {
      if (!required.contains(key) && !optional.contains(key)) {
        throw new AssertionError("unknown key " + key + " in " + json);
      }
    }
    return json.getAsJsonObject();
  }

  private static JsonArray list(JsonObject entry, String key) {
    return entry.has(key) ? entry.getAsJsonArray(key) : new JsonArray();
  }

  private static List<String> texts(JsonElement json) {
    return StreamSupport.stream(json.getAsJsonArray().spliterator(), false)
        .map(Metadata::text)
        .toList();
  }

  private static String text(JsonElement json) {
    if (!json.isJsonPrimitive() || !json.getAsJsonPrimitive().isString()) {
      throw new AssertionError("no text: " + json);
    }
    return json.getAsString();
  }
}
