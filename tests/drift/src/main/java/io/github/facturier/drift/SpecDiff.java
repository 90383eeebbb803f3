package io.github.facturier.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The names of all operations, fields and values that were added, removed or changed between two
 * documents.
 *
 * @param level major if a value was removed, minor if something else was added or changed, else
 *     patch; openapi-diff rates the rest
 * @param lines one per name
 */
record SpecDiff(Level level, List<String> lines) {

  /** Compares. */
  static SpecDiff of(Spec before, Spec after) {
    Map<String, String> old = elements(before);
    Map<String, String> now = elements(after);
    Set<String> names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    List<String> lines = new ArrayList<>();
    Level level = Level.PATCH;
    for (String name : names) {
      String was = old.get(name);
      String is = now.get(name);
      if (was == null) {
        lines.add("added    " + name);
        level = level.or(Level.MINOR);
      } else if (is == null) {
        lines.add("removed  " + name);
        level = level.or(name.startsWith("value") ? Level.MAJOR : Level.MINOR);
      } else if (!was.equals(is)) {
        lines.add("changed  " + name + ": " + was + " -> " + is);
        level = level.or(Level.MINOR);
      }
    }
    return new SpecDiff(level, lines);
  }

  /** Operations, fields and values, each with what matters to callers. */
  private static Map<String, String> elements(Spec spec) {
    Map<String, String> elements = new TreeMap<>();
    for (SpecOperation operation : spec.operations()) {
      elements.put("operation  " + operation.key(), "");
      operation.parameters().values().forEach(field -> add(elements, operation.key(), field));
    }
    spec.schemas()
        .forEach((name, fields) -> fields.values().forEach(field -> add(elements, name, field)));
    return elements;
  }

  private static void add(Map<String, String> elements, String owner, SpecField field) {
    String name = owner + " " + field.name();
    boolean required = Boolean.TRUE.equals(field.required());
    elements.put(
        "field      " + name,
        field.type() + (required ? ", required" : "") + (field.readOnly() ? ", read-only" : ""));
    if (field.values() != null) {
      field.values().forEach(value -> elements.put("value      " + name + "=" + value, ""));
    }
  }
}
