package io.github.facturier.specs.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Converts a document from OpenAPI 3.0 to 3.1: {@code nullable} becomes a type, an example of a
 * schema a list of them, a file a content type, and {@code x-webhook-payloads} the webhooks of the
 * standard. Nothing else changes.
 */
final class OpenApi31 {
  private static final Set<String> SCHEMA =
      Set.of("schema", "items", "additionalProperties", "not");
  private static final Set<String> SCHEMAS = Set.of("allOf", "oneOf", "anyOf");

  /** Mappings of names to schemas. */
  private static final Set<String> SCHEMAS_BY_NAME = Set.of("schemas", "properties");

  /** Their content is data. */
  private static final Set<String> DATA = Set.of("example", "examples", "default", "enum", "value");

  private final Map<String, Object> document;

  private OpenApi31(Map<String, Object> document) {
    this.document = document;
  }

  /** The document in OpenAPI 3.1; the argument is not changed. */
  static Map<String, Object> of(Map<String, Object> document) {
    return new OpenApi31(document).converted();
  }

  private Map<String, Object> converted() {
    Map<String, Object> result = new LinkedHashMap<>();
    document.forEach(
        (key, value) -> {
          switch (key) {
            case "openapi" -> result.put(key, "3.1.0");
            case "x-webhook-payloads" -> result.put("webhooks", webhooks((List<?>) value));
            default -> result.put(key, isData(key) ? value : convert(key, value));
          }
        });
    return result;
  }

  private static boolean isData(String key) {
    return DATA.contains(key) || key.startsWith("x-");
  }

  /** Converts what stands under a key that is not a name. */
  private static Object convert(String key, Object value) {
    if (value instanceof List<?> list) {
      return list.stream()
          .map(item -> SCHEMAS.contains(key) ? schema(item) : convert("", item))
          .toList();
    }
    if (!(value instanceof Map<?, ?> map)) {
      return value;
    }
    if (SCHEMA.contains(key)) {
      return schema(map);
    }
    Map<String, Object> result = new LinkedHashMap<>();
    map.forEach(
        (name, part) -> {
          String child = (String) name;
          if (SCHEMAS_BY_NAME.contains(key)) {
            result.put(child, schema(part));
          } else {
            result.put(child, isData(child) ? part : convert(child, part));
          }
        });
    return result;
  }

  private static Object schema(Object value) {
    if (!(value instanceof Map<?, ?> schema)) {
      return value; // additionalProperties: false
    }
    Map<String, Object> result = new LinkedHashMap<>();
    schema.forEach(
        (key, part) -> {
          String name = (String) key;
          switch (name) {
            case "nullable" -> {}
            case "example" -> result.put("examples", listOf(part));
            case "exclusiveMinimum", "exclusiveMaximum" -> {
              if (Boolean.TRUE.equals(part)) {
                result.put(name, schema.get(limit(name)));
              }
            }
            case "minimum", "maximum" -> {
              if (!Boolean.TRUE.equals(schema.get(exclusive(name)))) {
                result.put(name, part);
              }
            }
            case "format" -> result.putAll(format((String) part));
            default -> result.put(name, isData(name) ? part : convert(name, part));
          }
        });
    return Boolean.TRUE.equals(schema.get("nullable")) ? nullable(result) : result;
  }

  private static List<Object> listOf(Object value) {
    List<Object> list = new ArrayList<>();
    list.add(value);
    return list;
  }

  private static String limit(String exclusive) {
    return exclusive.equals("exclusiveMinimum") ? "minimum" : "maximum";
  }

  private static String exclusive(String limit) {
    return limit.equals("minimum") ? "exclusiveMinimum" : "exclusiveMaximum";
  }

  private static Map<String, Object> format(String format) {
    return switch (format) {
      case "binary" -> Map.of("contentMediaType", "application/octet-stream");
      case "byte" -> Map.of("contentEncoding", "base64");
      default -> Map.of("format", format);
    };
  }

  /** A schema that also allows null: another type of its own, or another of its choices. */
  private static Map<String, Object> nullable(Map<String, Object> schema) {
    if (schema.get("type") instanceof String type) {
      schema.replace("type", List.of(type, "null"));
      if (schema.get("enum") instanceof List<?> values && !values.contains(null)) {
        List<Object> all = new ArrayList<>(values);
        all.add(null);
        schema.replace("enum", all);
      }
      return schema;
    }
    List<Object> choices = new ArrayList<>();
    if (schema.remove("anyOf") instanceof List<?> parts) {
      choices.addAll(parts);
    } else if (schema.remove("oneOf") instanceof List<?> parts) {
      choices.add(Map.of("oneOf", parts));
    } else if (schema.remove("allOf") instanceof List<?> parts) {
      choices.add(parts.size() == 1 ? parts.get(0) : Map.of("allOf", parts));
    } else {
      return schema; // of any type
    }
    choices.add(Map.of("type", "null"));
    schema.put("anyOf", choices);
    return schema;
  }

  /** A webhook for each event: the body that the provider posts. */
  private Map<String, Object> webhooks(List<?> payloads) {
    Map<String, Object> webhooks = new LinkedHashMap<>();
    for (Object entry : payloads) {
      Map<?, ?> payload = (Map<?, ?>) entry;
      String reference = "#/components/schemas/" + payload.get("schema");
      Map<String, Object> post = new LinkedHashMap<>();
      post.put("operationId", payload.get("method"));
      post.put("summary", payload.get("event"));
      post.put("description", payload.get("description"));
      post.put("security", List.of());
      post.put(
          "requestBody",
          Map.of(
              "content", Map.of("application/json", Map.of("schema", Map.of("$ref", reference)))));
      post.put("responses", Map.of("200", Map.of("description", "The event is taken.")));
      webhooks.put((String) payload.get("event"), Map.of("post", post));
    }
    return webhooks;
  }
}
