package io.github.facturier.drift;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All facts of a documentation, its broken examples, and its form: the number of lines that match
 * each pattern of its extractor. Its file contains names, paths, types and numbers, but no text of
 * the provider.
 */
record Inventory(List<Fact> facts, List<Broken> broken, int examples, Map<String, Integer> form) {

  /** An example that is not valid JSON; its readable parts are used. */
  record Broken(String file, int line, String reason) {}

  Inventory {
    Map<String, Fact> merged = new TreeMap<>();
    facts.forEach(fact -> merged.merge(fact.key(), fact, Fact::merge));
    facts = merged.values().stream().sorted(Fact.ORDER).toList();
    broken = List.copyOf(broken);
    form = new TreeMap<>(form);
  }

  /** Reads a file written by {@link #write}. */
  static Inventory read(Path file) throws IOException {
    JsonObject root = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    List<Fact> facts = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      JsonObject owners = root.getAsJsonObject(kind.plural());
      if (owners != null) {
        owners.entrySet().forEach(owner -> readOwner(kind, owner, facts));
      }
    }
    Map<String, Integer> form = new TreeMap<>();
    if (root.has("form")) {
      root.getAsJsonObject("form")
          .entrySet()
          .forEach(entry -> form.put(entry.getKey(), entry.getValue().getAsInt()));
    }
    return new Inventory(facts, List.of(), root.get("examples").getAsInt(), form);
  }

  private static void readOwner(Kind kind, Map.Entry<String, JsonElement> owner, List<Fact> facts) {
    owner
        .getValue()
        .getAsJsonObject()
        .entrySet()
        .forEach(
            entry -> {
              String[] parts = entry.getValue().getAsString().split(" ");
              String[] name = entry.getKey().split("=", 2);
              int colon = parts[0].lastIndexOf(':');
              Set<String> types = new TreeSet<>();
              for (int i = 1; i < parts.length; i++) {
                types.add(parts[i]);
              }
              Boolean required = flag(types, "required", "optional");
              Boolean writable = flag(types, "writable", "read-only");
              boolean value = kind == Kind.VALUE;
              facts.add(
                  new Fact(
                      kind,
                      owner.getKey(),
                      value ? name[0] : entry.getKey(),
                      value ? name[1] : "",
                      types,
                      required,
                      writable,
                      parts[0].substring(0, colon),
                      Integer.parseInt(parts[0].substring(colon + 1))));
            });
  }

  private static @Nullable Boolean flag(Set<String> words, String yes, String no) {
    return words.remove(yes) ? Boolean.TRUE : words.remove(no) ? Boolean.FALSE : null;
  }

  /** Writes a file whose order depends on the facts alone. */
  void write(Path file) throws IOException {
    JsonObject root = new JsonObject();
    root.addProperty("examples", examples);
    root.addProperty("brokenExamples", broken.size());
    JsonObject lines = new JsonObject();
    form.forEach(lines::addProperty);
    root.add("form", lines);
    for (Kind kind : Kind.values()) {
      JsonObject owners = new JsonObject();
      for (Fact fact : facts) {
        if (fact.kind() == kind) {
          if (!owners.has(fact.owner())) {
            owners.add(fact.owner(), new JsonObject());
          }
          String name = fact.name() + (kind == Kind.VALUE ? "=" + fact.value() : "");
          owners.getAsJsonObject(fact.owner()).addProperty(name, describe(fact));
        }
      }
      if (owners.size() > 0) {
        root.add(kind.plural(), owners);
      }
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(root) + "\n");
  }

  /** Encodes place, types and flags in one short text. */
  private static String describe(Fact fact) {
    List<String> words = new ArrayList<>();
    words.add(fact.file().replace(' ', '_') + ":" + fact.line());
    words.addAll(fact.types());
    if (fact.required() != null) {
      words.add(fact.required() ? "required" : "optional");
    }
    if (fact.writable() != null) {
      words.add(fact.writable() ? "writable" : "read-only");
    }
    return String.join(" ", words);
  }

  /** The broken examples as JSON, for the report. */
  JsonArray brokenAsJson() {
    JsonArray array = new JsonArray();
    for (Broken example : broken) {
      JsonObject object = new JsonObject();
      object.addProperty("file", example.file());
      object.addProperty("line", example.line());
      object.addProperty("reason", example.reason());
      array.add(object);
    }
    return array;
  }

  /**
   * What is comparable with a documentation: all facts with a folder, those of the same page with
   * one page of several.
   */
  Inventory of(Path docs) {
    String name = String.valueOf(docs.getFileName());
    List<Fact> same = facts.stream().filter(fact -> fact.file().equals(name)).toList();
    return Files.isDirectory(docs) || same.isEmpty()
        ? this
        : new Inventory(same, broken, examples, form);
  }

  /** This inventory and another, as if both texts were one. */
  static Inventory join(Collection<Inventory> parts) {
    List<Fact> facts = new ArrayList<>();
    List<Broken> broken = new ArrayList<>();
    Map<String, Integer> form = new TreeMap<>();
    int examples = 0;
    for (Inventory part : parts) {
      facts.addAll(part.facts);
      broken.addAll(part.broken);
      examples += part.examples;
      part.form.forEach((name, lines) -> form.merge(name, lines, Integer::sum));
    }
    return new Inventory(facts, broken, examples, form);
  }
}
