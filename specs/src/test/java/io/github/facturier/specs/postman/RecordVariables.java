package io.github.facturier.specs.postman;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The variables that hold identifiers of records: one for each kind of record, set by the requests
 * that return it.
 *
 * <p>A record is the last segment of a path: {@code /clients/{id}.json} is a client, its variable
 * is {@code client_id}. Its collection {@code /clients.json} creates and lists it. The extensions
 * {@code x-brings} and {@code x-variable} define what the paths do not.
 */
final class RecordVariables {

  private static final String PLACEHOLDER = "\\{(\\w+)}(\\.\\w+)?";

  private final Map<String, String> records = new LinkedHashMap<>();
  private final Map<String, Set<ApiOperation>> bringers = new LinkedHashMap<>();

  /**
   * Finds the records of a document.
   *
   * @param byScript further variables, each with the operation after which a script sets it
   */
  RecordVariables(ApiDocument api, Map<String, String> byScript) {
    for (ApiOperation operation : api.operations()) {
      List<String> segments = operation.segments();
      int last = segments.size() - 1;
      if (last > 0 && segments.get(last).matches(PLACEHOLDER)) {
        String collection = collection(segments.subList(0, last));
        records.putIfAbsent(collection, pathVariable(operation, last));
      }
    }
    List<ApiOperation> creatorsFirst = new ArrayList<>(api.operations());
    creatorsFirst.sort((a, b) -> Boolean.compare(isCreator(b), isCreator(a)));
    for (ApiOperation operation : creatorsFirst) {
      brings(operation)
          .keySet()
          .forEach(
              name -> bringers.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(operation));
    }
    byScript.forEach((name, id) -> bringers.put(name, Set.of(api.operation(id))));
  }

  /** Variables that a response sets, with JSON pointers to their values. */
  Map<String, String> brings(ApiOperation operation) {
    if (!operation.brings().isEmpty()) {
      return operation.brings();
    }
    String variable = records.get(collection(operation.segments()));
    JsonElement example = operation.successExample();
    if (variable == null || example == null) {
      return Map.of();
    }
    if (isCreator(operation) && example.isJsonObject() && example.getAsJsonObject().has("id")) {
      return Map.of(variable, "/id");
    }
    boolean list = operation.isRead() && example.isJsonArray();
    return list ? Map.of(variable, "/0/id") : Map.of();
  }

  /** Whether an operation creates a record, so that its identifier replaces the former one. */
  static boolean isCreator(ApiOperation operation) {
    return operation.method().equals("POST") && !operation.isRead();
  }

  /** Variables of the records that no longer exist after an operation. */
  Set<String> ends(ApiOperation operation) {
    List<String> segments = operation.segments();
    int last = segments.size() - 1;
    boolean ends = operation.method().equals("DELETE") && segments.get(last).matches(PLACEHOLDER);
    return ends ? Set.of(pathVariable(operation, last)) : Set.of();
  }

  /** Operations that set a variable, those that create first; empty if none does. */
  Set<ApiOperation> bringers(String variable) {
    return bringers.getOrDefault(variable, Set.of());
  }

  /** All variables that responses set. */
  Set<String> all() {
    return bringers.keySet();
  }

  /** The variable of a path parameter; its own name if it identifies no record. */
  String pathVariable(ApiOperation operation, Field field) {
    List<String> segments = operation.segments();
    for (int i = 0; i < segments.size(); i++) {
      if (segments.get(i).startsWith("{" + field.name() + "}")) {
        return pathVariable(operation, i);
      }
    }
    throw new IllegalArgumentException(operation.id() + ": no " + field.name() + " in the path");
  }

  /** Whether a path parameter identifies a record, so that an example would address another. */
  boolean isRecord(String variable) {
    return variable.endsWith("_id")
        || bringers.containsKey(variable)
        || variable.endsWith("_token");
  }

  /** The variable whose value a parameter or property has; null if it has its example. */
  String variable(String name, String own) {
    if (own != null) {
      return own;
    }
    return name.endsWith("_id") && bringers.containsKey(name) ? name : null;
  }

  private static String pathVariable(ApiOperation operation, int index) {
    List<String> segments = operation.segments();
    String name = segments.get(index).replaceFirst(PLACEHOLDER, "$1");
    String own =
        operation.parameters("path").stream()
            .filter(field -> field.name().equals(name) && field.variable() != null)
            .map(Field::variable)
            .findFirst()
            .orElse(null);
    if (own != null) {
      return own;
    }
    return name.equals("id") ? singular(segments.get(index - 1)) + "_id" : name;
  }

  private static String singular(String plural) {
    return plural
        .replaceFirst("ies$", "y")
        .replaceFirst("sses$", "ss")
        .replaceFirst("([^s])s$", "$1");
  }

  private static String collection(List<String> segments) {
    return String.join("/", segments).replaceFirst("\\.\\w+$", "");
  }

  /** What sets a variable, as displayed: {@code 'Create a contact' or 'List contacts'}. */
  String howToSet(String variable) {
    return bringers(variable).stream()
        .limit(2)
        .map(one -> "'" + one.name() + "'")
        .collect(Collectors.joining(" or "));
  }
}
