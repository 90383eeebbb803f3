package io.github.facturier.sandbox.openapi;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.facturier.sandbox.data.Amounts;
import io.github.facturier.sandbox.data.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Converts JSON to a schema: 2 or "2" in a request becomes "2.0" in the response if the document
 * says so.
 */
final class SchemaConverter {
  private static final String REFERENCE = "#/components/schemas/";

  @SuppressWarnings("rawtypes")
  private final Map<String, Schema> components;

  SchemaConverter(@SuppressWarnings("rawtypes") Map<String, Schema> components) {
    this.components = components;
  }

  JsonElement convert(JsonElement json, Schema<?> reference) {
    Schema<?> schema = resolve(reference);
    if (json.isJsonNull()) {
      return json;
    }
    if (!properties(schema).isEmpty()) {
      return json instanceof JsonObject object ? convertObject(object, schema) : JsonNull.INSTANCE;
    }
    if (schema.getAdditionalProperties() instanceof Schema<?> values) {
      return json instanceof JsonObject map ? convertMap(map, values) : JsonNull.INSTANCE;
    }
    if (schema.getItems() != null) {
      return json instanceof JsonArray array
          ? convertArray(array, schema.getItems())
          : JsonNull.INSTANCE;
    }
    if (schema.getType() == null || !json.isJsonPrimitive()) {
      return schema.getType() == null || "object".equals(schema.getType())
          ? json
          : JsonNull.INSTANCE;
    }
    String format = isDecimal(reference) ? "decimal" : schema.getFormat();
    return scalar(json.getAsJsonPrimitive(), schema.getType(), format);
  }

  /** Whether the value is a decimal number that has several forms. */
  private boolean isDecimal(Schema<?> schema) {
    if (schema.get$ref() != null) {
      return isDecimal(components.get(schema.get$ref().substring(REFERENCE.length())));
    }
    if (schema.getAllOf() != null && schema.getAllOf().size() == 1) {
      return isDecimal(schema.getAllOf().get(0));
    }
    return schema.getExtensions() != null && schema.getExtensions().containsKey("x-decimal");
  }

  private JsonObject convertObject(JsonObject object, Schema<?> schema) {
    JsonObject converted = new JsonObject();
    properties(schema)
        .forEach(
            (name, property) -> {
              JsonElement value = object.get(name);
              JsonElement member = value == null ? JsonNull.INSTANCE : convert(value, property);
              if (!member.isJsonNull() || allowsNull(property)) {
                converted.add(name, member);
              }
            });
    return converted;
  }

  /** Whether null is valid: {@code nullable} applies only to the type beside it. */
  private boolean allowsNull(Schema<?> reference) {
    return forms(reference).stream()
        .anyMatch(
            form ->
                form.getType() == null
                    ? parts(form.getAllOf()).allMatch(this::allowsNull)
                    : Boolean.TRUE.equals(form.getNullable()));
  }

  @SuppressWarnings("rawtypes")
  private static Stream<Schema<?>> parts(@Nullable List<Schema> parts) {
    return parts == null ? Stream.of() : parts.stream().map(part -> (Schema<?>) part);
  }

  private JsonObject convertMap(JsonObject map, Schema<?> values) {
    JsonObject converted = new JsonObject();
    map.asMap().forEach((name, value) -> converted.add(name, convert(value, values)));
    return converted;
  }

  private JsonArray convertArray(JsonArray array, Schema<?> items) {
    JsonArray converted = new JsonArray();
    array.forEach(item -> converted.add(convert(item, items)));
    return converted;
  }

  private static JsonElement scalar(JsonPrimitive value, String type, @Nullable String format) {
    String text = value.getAsString();
    BigDecimal number = Amounts.parse(text);
    return switch (type) {
      case "boolean" -> new JsonPrimitive(Json.flag(text));
      case "integer" -> number == null ? JsonNull.INSTANCE : new JsonPrimitive(number.longValue());
      case "number" -> number == null ? JsonNull.INSTANCE : new JsonPrimitive(number);
      case "string" -> {
        if (text.isEmpty() && format != null) {
          yield JsonNull.INSTANCE;
        }
        boolean decimal = "decimal".equals(format) && number != null;
        yield new JsonPrimitive(decimal ? Amounts.text(number) : text);
      }
      default -> value;
    };
  }

  /** The schema that the given one refers to. Of several forms of a value, the first one. */
  Schema<?> resolve(Schema<?> schema) {
    if (schema.get$ref() != null) {
      Schema<?> target = components.get(schema.get$ref().substring(REFERENCE.length()));
      if (target == null) {
        throw new IllegalStateException("No schema " + schema.get$ref());
      }
      return resolve(target);
    }
    if (schema.getAllOf() != null && schema.getAllOf().size() == 1) {
      return resolve(schema.getAllOf().get(0));
    }
    List<Schema<?>> alternatives = alternatives(schema);
    return alternatives.isEmpty() ? schema : resolve(alternatives.get(0));
  }

  /** The forms that a value may have; a client sends the first. */
  List<Schema<?>> forms(Schema<?> schema) {
    if (schema.get$ref() != null) {
      return forms(components.get(schema.get$ref().substring(REFERENCE.length())));
    }
    if (schema.getAllOf() != null && schema.getAllOf().size() == 1) {
      return forms(schema.getAllOf().get(0));
    }
    List<Schema<?>> alternatives = alternatives(schema);
    return alternatives.isEmpty()
        ? List.of(schema)
        : alternatives.stream().map(this::resolve).<Schema<?>>map(form -> form).toList();
  }

  private static List<Schema<?>> alternatives(Schema<?> schema) {
    List<Schema<?>> alternatives = new ArrayList<>();
    for (List<?> list : Arrays.asList(schema.getOneOf(), schema.getAnyOf())) {
      if (list != null) {
        list.forEach(form -> alternatives.add((Schema<?>) form));
      }
    }
    return alternatives;
  }

  /** The properties of a schema and of the schemas in its {@code allOf}. */
  Map<String, Schema<?>> properties(Schema<?> reference) {
    Schema<?> schema = resolve(reference);
    Map<String, Schema<?>> all = new LinkedHashMap<>();
    if (schema.getAllOf() != null) {
      schema.getAllOf().forEach(part -> all.putAll(properties(resolve(part))));
    }
    if (schema.getProperties() != null) {
      schema.getProperties().forEach(all::put);
    }
    return all;
  }
}
