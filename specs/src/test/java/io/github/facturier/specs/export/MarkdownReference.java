package io.github.facturier.specs.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A document as compact Markdown: operations with their parameters, bodies and responses, then the
 * fields and values of all schemas. A field has the first sentence of its description.
 */
final class MarkdownReference {
  private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");
  private static final String SCHEMAS = "#/components/schemas/";

  private final Map<String, Object> document;
  private final StringBuilder text = new StringBuilder();

  private MarkdownReference(Map<String, Object> document) {
    this.document = document;
  }

  /** The Markdown of a document in OpenAPI 3.0. */
  static String of(Map<String, Object> document) {
    MarkdownReference reference = new MarkdownReference(document);
    reference.write();
    return reference.text.toString();
  }

  /** The first paragraph of what a document says about itself, in one line. */
  static String summary(Map<String, Object> document) {
    String description = String.valueOf(map(document, "info").get("description"));
    return line(description.strip().replaceFirst("(?s)\\n\\s*\\n.*", ""));
  }

  private void write() {
    Map<String, Object> info = map(document, "info");
    add("# %s %s", info.get("title"), info.get("version"));
    add("\n%s", String.valueOf(info.get("description")).strip());
    for (Map<String, Object> server : maps(document.get("servers"))) {
      add("\nServer: `%s`", server.get("url"));
    }
    map(map(document, "components"), "securitySchemes")
        .forEach((name, scheme) -> security(name, map(scheme)));
    for (Map<String, Object> tag : maps(document.get("tags"))) {
      add(
          "\n## %s\n\n%s",
          tag.getOrDefault("x-displayName", tag.get("name")), line(tag.get("description")));
      operations(tag.get("name"));
    }
    webhooks();
    add("\n## Schemas");
    map(map(document, "components"), "schemas")
        .forEach((name, schema) -> schema(name, map(schema)));
  }

  private void security(String name, Map<String, Object> scheme) {
    Object where =
        scheme.containsKey("in")
            ? scheme.get("in") + " `" + scheme.get("name") + "`"
            : scheme.getOrDefault("scheme", "");
    add(
        "\nSecurity `%s` (%s %s): %s",
        name, scheme.get("type"), where, line(scheme.get("description")));
  }

  private void operations(Object tag) {
    map(document, "paths")
        .forEach(
            (path, item) ->
                METHODS.stream()
                    .filter(method -> map(item).containsKey(method))
                    .forEach(method -> operation(tag, method, path, map(item))));
  }

  private void operation(Object tag, String method, String path, Map<String, Object> item) {
    Map<String, Object> operation = map(item, method);
    if (!list(operation.get("tags")).contains(tag)) {
      return;
    }
    add(
        "\n### %s (%s): `%s %s`\n",
        operation.get("operationId"),
        operation.get("x-effect"),
        method.toUpperCase(Locale.ROOT),
        path);
    add("%s. %s\n", operation.get("summary"), line(operation.get("description")));
    if (operation.containsKey("x-irreversible")) {
      add("Cannot be undone: %s\n", line(operation.get("x-irreversible")));
    }
    List<Map<String, Object>> parameters = new ArrayList<>(maps(item.get("parameters")));
    parameters.addAll(maps(operation.get("parameters")));
    for (Map<String, Object> reference : parameters) {
      Map<String, Object> parameter = resolve(reference);
      add(
          "- %s `%s` (%s%s): %s",
          parameter.get("in"),
          parameter.get("name"),
          type(map(parameter, "schema")),
          Boolean.TRUE.equals(parameter.get("required")) ? ", required" : "",
          sentence(parameter.get("description")));
    }
    content("request", resolve(map(operation, "requestBody")));
    map(operation, "responses")
        .forEach(
            (status, response) -> {
              if (status.startsWith("2")) {
                content("response " + status, resolve(map(response)));
              }
            });
  }

  private void content(String kind, Map<String, Object> body) {
    map(body, "content")
        .forEach(
            (media, value) -> add("- %s `%s`: %s", kind, media, type(map(map(value), "schema"))));
  }

  private void webhooks() {
    List<Map<String, Object>> payloads = maps(document.get("x-webhook-payloads"));
    if (!payloads.isEmpty()) {
      add("\n## Webhooks\n");
      for (Map<String, Object> one : payloads) {
        add("- `%s` (%s): %s", one.get("event"), one.get("schema"), one.get("description"));
      }
    }
  }

  private void schema(String name, Map<String, Object> schema) {
    String kind = schema.containsKey("properties") ? "" : " (" + type(schema) + ")";
    add("\n### %s%s\n\n%s\n", name, kind, line(schema.get("description")));
    List<?> required = list(schema.get("required"));
    map(schema, "properties")
        .forEach(
            (field, value) ->
                add(
                    "- `%s` (%s%s): %s",
                    field,
                    type(map(value)),
                    required.contains(field) ? ", required" : "",
                    sentence(description(map(value)))));
    List<?> descriptions = list(schema.get("x-enum-descriptions"));
    List<?> values = list(schema.get("enum"));
    for (int i = 0; i < values.size(); i++) {
      String description = i < descriptions.size() ? ": " + line(descriptions.get(i)) : "";
      add("- `%s`%s", values.get(i), description);
    }
  }

  private Object description(Map<String, Object> schema) {
    return schema.containsKey("$ref")
        ? resolve(schema).get("description")
        : schema.get("description");
  }

  /** A type in a few words: {@code integer}, {@code string date}, {@code list of Invoice}. */
  private String type(Map<String, Object> schema) {
    String nullable = Boolean.TRUE.equals(schema.get("nullable")) ? " or null" : "";
    if (schema.get("$ref") instanceof String reference) {
      return reference.substring(SCHEMAS.length());
    }
    for (String choice : List.of("allOf", "oneOf", "anyOf")) {
      if (schema.get(choice) instanceof List<?> parts) {
        String delimiter = choice.equals("allOf") ? " and " : " or ";
        return maps(parts).stream()
                .map(this::type)
                .distinct()
                .collect(Collectors.joining(delimiter))
            + nullable;
      }
    }
    if ("array".equals(schema.get("type"))) {
      return "list of " + type(map(schema, "items")) + nullable;
    }
    if (schema.get("additionalProperties") instanceof Map<?, ?> values) {
      return "map of " + type(map(values)) + nullable;
    }
    Object format = schema.get("format");
    return schema.getOrDefault("type", "any") + (format == null ? "" : " " + format) + nullable;
  }

  private Map<String, Object> resolve(Map<String, Object> value) {
    if (!(value.get("$ref") instanceof String reference)) {
      return value;
    }
    Map<String, Object> found = document;
    for (String part : reference.substring(2).split("/")) {
      found = map(found, part);
    }
    return resolve(found);
  }

  private void add(String format, Object... arguments) {
    text.append(String.format(format, arguments)).append('\n');
  }

  /** A text in one line. */
  private static String line(Object text) {
    return text == null ? "" : String.valueOf(text).strip().replaceAll("\\s+", " ");
  }

  private static String sentence(Object text) {
    return line(text).replaceFirst("(?<=[a-z)`\"]{2}\\.) [A-Z].*", "");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  private static Map<String, Object> map(Map<String, Object> parent, String key) {
    return map(parent.get(key));
  }

  private static List<?> list(Object value) {
    return value == null ? List.of() : (List<?>) value;
  }

  private static List<Map<String, Object>> maps(Object value) {
    return list(value).stream().map(MarkdownReference::map).toList();
  }
}
