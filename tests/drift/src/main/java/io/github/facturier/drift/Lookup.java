package io.github.facturier.drift;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the elements of a spec that match a fact. */
final class Lookup {
  /** The owner of a filter of all lists. */
  static final String ANY_GET = "GET *";

  private static final Pattern OPERATION = Pattern.compile("[A-Z]+ (/.*|\\*)");

  private final Spec spec;
  private final Set<String> sent = new LinkedHashSet<>();
  private final Map<String, Set<String>> users = new LinkedHashMap<>();
  private final Map<String, List<SpecOperation>> operations = new HashMap<>();
  private final Map<String, Set<String>> objects = new HashMap<>();
  private final Map<String, List<String>> places = new HashMap<>();
  private final Map<String, Pattern> templates = new HashMap<>();
  private final Map<String, Fact> all = new LinkedHashMap<>();
  private final Map<String, String> elsewhere = new HashMap<>();

  Lookup(Spec spec) {
    this.spec = spec;
    for (SpecOperation operation : spec.operations()) {
      Set<String> requests = closure(operation.requests());
      sent.addAll(requests);
      requests.addAll(closure(operation.responses()));
      requests.forEach(
          schema ->
              users.computeIfAbsent(schema, key -> new LinkedHashSet<>()).add(operation.id()));
    }
  }

  /** Whether an owner is an operation and not an object. */
  static boolean isOperation(String owner) {
    return OPERATION.matcher(owner).matches();
  }

  /**
   * The operations that a method and path of the documentation mean.
   *
   * @param key one operation, several with commas between them, or {@link #ANY_GET}
   */
  List<SpecOperation> operations(String key) {
    List<SpecOperation> known = operations.get(key);
    if (known == null) {
      known = new ArrayList<>();
      for (String one : key.split(", ")) {
        known.addAll(searchOperations(one));
      }
      operations.put(key, known);
    }
    return known;
  }

  private List<SpecOperation> searchOperations(String key) {
    if (key.equals(ANY_GET)) {
      return spec.operations().stream().filter(one -> one.method().equals("GET")).toList();
    }
    List<SpecOperation> exact = new ArrayList<>();
    List<SpecOperation> similar = new ArrayList<>();
    String method = key.substring(0, Math.max(key.indexOf(' '), 0));
    String path = key.substring(key.indexOf(' ') + 1);
    for (SpecOperation operation : spec.operations()) {
      String full = operation.key().substring(operation.key().indexOf(' ') + 1);
      String own = path.contains("#") ? full : operation.path();
      if (!operation.method().equals(method)) {
        continue;
      }
      if (own.replaceAll("\\{\\w+}", "{}").equals(path)) {
        exact.add(operation);
      } else if (templates.computeIfAbsent(own, Lookup::template).matcher(path).matches()) {
        similar.add(operation);
      }
    }
    return exact.isEmpty() ? similar : exact;
  }

  private static Pattern template(String path) {
    return Pattern.compile("(?i)\\Q" + path.replaceAll("\\{\\w+}", "\\\\E[^/]+?\\\\Q") + "\\E");
  }

  /** The place of a fact in the spec; empty if it is missing. */
  List<String> find(Fact fact) {
    return places.computeIfAbsent(fact.key(), key -> search(fact));
  }

  private List<String> search(Fact fact) {
    return switch (fact.kind()) {
      case OPERATION -> operations(fact.name()).stream().map(found -> "op:" + found.id()).toList();
      case PARAMETER, FIELD -> {
        if (spec.credentials().contains(fact.name())) {
          yield List.of("credentials");
        }
        yield fields(fact).stream().map(field -> "field:" + field.id()).toList();
      }
      case VALUE ->
          fields(fact).stream()
              .filter(field -> field.values() != null && field.values().contains(fact.value()))
              .map(field -> "value:" + field.element() + "=" + fact.value())
              .toList();
      case ERROR -> errors(fact);
      case EVENT ->
          spec.events().containsKey(fact.name()) ? List.of("event:" + fact.name()) : List.of();
      case NAME -> named(fact.name());
    };
  }

  private List<String> errors(Fact fact) {
    Collection<SpecOperation> about =
        isOperation(fact.owner()) ? operations(fact.owner()) : spec.operations();
    List<String> ids = new ArrayList<>();
    for (SpecOperation operation : about) {
      String range = fact.name().length() == 3 ? fact.name().charAt(0) + "XX" : "";
      if (operation.codes().contains(fact.name()) || operation.codes().contains(range)) {
        ids.add("error:" + operation.id() + "/" + fact.name());
      }
    }
    return ids;
  }

  private List<String> named(String name) {
    List<String> ids = new ArrayList<>();
    for (Kind kind : List.of(Kind.FIELD, Kind.PARAMETER)) {
      fields(said(kind, "*", name, "")).forEach(field -> ids.add("field:" + field.id()));
    }
    all()
        .forEach(
            (id, fact) -> {
              boolean same = fact.value().equals(name) || fact.name().equals(name);
              if (same && (fact.kind() == Kind.VALUE || fact.kind() == Kind.EVENT)) {
                ids.add(id);
              }
            });
    Pattern part = Pattern.compile("[/{]" + Pattern.quote(name) + "(?![\\w-])");
    boolean operation =
        spec.operations().stream()
            .anyMatch(one -> one.id().equals(name) || part.matcher(one.key()).find());
    if (operation
        || spec.credentials().contains(name)
        || spec.schemas().keySet().stream().anyMatch(schema -> plain(schema).equals(plain(name)))) {
      ids.add("name");
    }
    return ids;
  }

  /**
   * The parameters or properties of a fact. A field is a property of a body, never a parameter of
   * the query; a parameter may be sent in the body, but is no property of a response.
   */
  List<SpecField> fields(Fact fact) {
    if (fact.kind() == Kind.EVENT || fact.kind() == Kind.ERROR || fact.kind() == Kind.OPERATION) {
      return List.of();
    }
    List<SpecField> parameters = new ArrayList<>();
    List<SpecField> properties = new ArrayList<>();
    boolean any = fact.owner().equals("*");
    for (String name : spellings(fact.name())) {
      if (fact.kind() != Kind.FIELD) {
        for (SpecOperation operation : any ? spec.operations() : about(fact)) {
          SpecField field = operation.parameters().get(name);
          if (field != null) {
            parameters.add(field);
          }
        }
      }
      properties.addAll(walk(roots(fact), name));
    }
    if (any) {
      parameters.addAll(properties);
      return parameters;
    }
    return parameters.isEmpty() ? properties : parameters;
  }

  private List<SpecOperation> about(Fact fact) {
    return isOperation(fact.owner()) ? operations(fact.owner()) : List.of();
  }

  /** The schemas in which the path of a fact begins. */
  private Set<String> roots(Fact fact) {
    if (fact.kind() != Kind.PARAMETER || !isOperation(fact.owner())) {
      return schemas(fact.owner());
    }
    Set<String> requests = new LinkedHashSet<>();
    about(fact).forEach(operation -> requests.addAll(operation.requests()));
    return requests;
  }

  /** The schemas that have the field of a fact, or would have it if it were there. */
  Set<String> parents(Fact fact) {
    Set<String> parents = new LinkedHashSet<>();
    if (fact.owner().equals("*") || fact.kind() == Kind.ERROR) {
      return parents;
    }
    int dot = fact.name().lastIndexOf('.');
    if (dot < 0) {
      return roots(fact);
    }
    walk(roots(fact), fact.name().substring(0, dot)).forEach(field -> parents.add(field.element()));
    return parents;
  }

  /** The properties of a schema; none if it is unknown. */
  Collection<SpecField> properties(String schema) {
    return spec.schemas().getOrDefault(schema, Map.of()).values();
  }

  /** A list's name with and without its brackets. */
  private static List<String> spellings(String name) {
    return name.endsWith("[]")
        ? List.of(name, name.substring(0, name.length() - 2))
        : List.of(name, name + "[]");
  }

  /** The fields that a request contains. */
  List<SpecField> sent(Fact fact) {
    return fields(fact).stream()
        .filter(
            field ->
                !field.readOnly()
                    && (!spec.schemas().containsKey(schemaOf(field))
                        || sent.contains(schemaOf(field))))
        .toList();
  }

  /** Whether no enum restricts the values of the field. */
  boolean isFree(Fact fact) {
    return fields(fact).stream().allMatch(field -> field.values() == null);
  }

  /** The schemas that match an owner. */
  private Set<String> schemas(String owner) {
    Set<String> known = objects.get(owner);
    if (known == null) {
      known = searchSchemas(owner);
      objects.put(owner, known);
    }
    return known;
  }

  private Set<String> searchSchemas(String owner) {
    Set<String> names = new LinkedHashSet<>();
    if (owner.equals("*")) {
      return spec.schemas().keySet();
    }
    if (isOperation(owner)) {
      for (SpecOperation operation : operations(owner)) {
        names.addAll(operation.requests());
        names.addAll(operation.responses());
      }
      return names;
    }
    if (owner.equals("event")) {
      names.addAll(spec.events().values());
    }
    for (SpecOperation operation : spec.operations()) {
      for (String request : operation.requests()) {
        SpecField wrapped = spec.schemas().get(request).get(owner);
        if (wrapped != null && !wrapped.element().isEmpty()) {
          names.add(wrapped.element());
          names.addAll(operation.responses());
        }
      }
    }
    for (String name : spec.schemas().keySet()) {
      if (plain(name).equals(plain(owner)) || plain(name).equals(plain(owner) + "input")) {
        names.add(name);
      }
    }
    return names;
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  /** Follows a dotted path. A field may be one level deeper than documented. */
  private List<SpecField> walk(Collection<String> from, String path) {
    Collection<String> level = from;
    List<SpecField> fields = List.of();
    for (String name : path.split("\\.")) {
      fields = children(level, name);
      if (fields.isEmpty()) {
        Set<String> inner = new LinkedHashSet<>();
        for (String schema : level) {
          spec.schemas()
              .getOrDefault(schema, Map.of())
              .values()
              .forEach(f -> inner.add(f.element()));
        }
        fields = children(inner, name);
      }
      level = fields.stream().map(SpecField::element).filter(e -> !e.isEmpty()).toList();
    }
    return fields;
  }

  private List<SpecField> children(Collection<String> schemas, String name) {
    List<SpecField> fields = new ArrayList<>();
    for (String schema : schemas) {
      SpecField field = spec.schemas().getOrDefault(schema, Map.of()).get(name);
      if (field != null) {
        fields.add(field);
      }
    }
    return fields;
  }

  private Set<String> closure(Collection<String> roots) {
    Set<String> seen = new LinkedHashSet<>();
    List<String> open = new ArrayList<>(roots);
    while (!open.isEmpty()) {
      String schema = open.remove(0);
      if (spec.schemas().containsKey(schema) && seen.add(schema)) {
        spec.schemas().get(schema).values().forEach(field -> open.add(field.element()));
      }
    }
    return seen;
  }

  /** All elements of the spec, by place. */
  Map<String, Fact> all() {
    if (!all.isEmpty()) {
      return all;
    }
    for (SpecOperation operation : spec.operations()) {
      all.put("op:" + operation.id(), said(Kind.OPERATION, "", operation.key(), ""));
      elsewhere.put("op:" + operation.id(), operation.elsewhere());
      operation
          .parameters()
          .values()
          .forEach(
              field -> {
                if (!operation.key().contains("{" + field.name() + "}")) {
                  addField(Kind.PARAMETER, operation.key(), field);
                }
              });
      operation
          .codes()
          .forEach(
              code ->
                  all.put(
                      "error:" + operation.id() + "/" + code,
                      said(Kind.ERROR, operation.key(), code, "")));
    }
    spec.schemas()
        .forEach(
            (schema, fields) ->
                fields.values().forEach(field -> addField(Kind.FIELD, schema, field)));
    spec.events()
        .keySet()
        .forEach(event -> all.put("event:" + event, said(Kind.EVENT, "", event, "")));
    return all;
  }

  /** The {@code x-source} of something that the documentation does not have; otherwise empty. */
  String elsewhere(String id) {
    return elsewhere.getOrDefault(id, "");
  }

  private void addField(Kind kind, String owner, SpecField field) {
    all.put("field:" + field.id(), said(kind, owner, field.name(), ""));
    elsewhere.put("field:" + field.id(), field.elsewhere());
    if (field.values() != null) {
      field
          .values()
          .forEach(
              value ->
                  all.putIfAbsent(
                      "value:" + field.element() + "=" + value,
                      said(Kind.VALUE, owner, field.name(), value)));
    }
  }

  private static Fact said(Kind kind, String owner, String name, String value) {
    return new Fact(kind, owner, name, value, Set.of(), null, null, "", 0);
  }

  /** The operations that use an element; empty if there are none. */
  Optional<Set<String>> usersOf(String id) {
    String place = id.substring(id.indexOf(':') + 1);
    String owner = place.replaceFirst("[./=].*", "");
    boolean operation = spec.operations().stream().anyMatch(one -> one.id().equals(owner));
    return operation ? Optional.of(Set.of(owner)) : Optional.ofNullable(users.get(owner));
  }

  private static String schemaOf(SpecField field) {
    return field.id().substring(0, field.id().length() - field.name().length() - 1);
  }
}
