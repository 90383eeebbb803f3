package io.github.facturier.specs.postman;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The example of a JSON body, with variables in place of the documentation's identifiers. */
final class BodyExample {

  /** Marks a variable that stands for a number, to be shown without quotes. */
  private static final String NUMBER = "number:";

  private final ApiDocument document;
  private final RecordVariables records;
  private final Set<String> filled;

  /**
   * Substitutes variables.
   *
   * @param filled variables that every user fills in; a property whose variable is neither one of
   *     them nor set by a request is left out unless it is required
   */
  BodyExample(ApiDocument document, RecordVariables records, Set<String> filled) {
    this.document = document;
    this.records = records;
    this.filled = filled;
  }

  /** The text of a body. */
  String text(JsonElement example, Schema<?> schema) {
    return Json.pretty(substitute(example, schema))
        .replaceAll("\"\\{\\{" + NUMBER + "(\\w+)}}\"", "{{$1}}");
  }

  private JsonElement substitute(JsonElement example, Schema<?> schema) {
    Schema<?> resolved = schema == null ? null : document.resolve(schema);
    if (example instanceof JsonArray array) {
      JsonArray copy = new JsonArray();
      array.forEach(
          one -> copy.add(substitute(one, resolved == null ? null : resolved.getItems())));
      return copy;
    }
    if (!(example instanceof JsonObject object)) {
      return example;
    }
    JsonObject copy = new JsonObject();
    for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
      Schema<?> property = property(resolved, entry.getKey());
      String variable = variable(entry.getKey(), property);
      boolean required =
          resolved != null
              && resolved.getRequired() != null
              && resolved.getRequired().contains(entry.getKey());
      if (variable == null || entry.getValue().isJsonNull()) {
        copy.add(entry.getKey(), substitute(entry.getValue(), property));
      } else if (required || isSet(variable)) {
        copy.add(entry.getKey(), placeholder(variable, entry.getValue()));
      }
    }
    return copy;
  }

  private boolean isSet(String variable) {
    return !records.bringers(variable).isEmpty() || filled.contains(variable);
  }

  private String variable(String name, Schema<?> property) {
    Map<String, Object> extensions = property == null ? null : property.getExtensions();
    return records.variable(
        name, extensions == null ? null : (String) extensions.get("x-variable"));
  }

  private static JsonElement placeholder(String variable, JsonElement example) {
    if (example instanceof JsonArray list) {
      JsonArray one = new JsonArray();
      one.add(placeholder(variable, list.isEmpty() ? new JsonPrimitive(0) : list.get(0)));
      return one;
    }
    boolean number = example instanceof JsonPrimitive value && value.isNumber();
    return new JsonPrimitive("{{" + (number ? NUMBER : "") + variable + "}}");
  }

  private Schema<?> property(Schema<?> schema, String name) {
    if (schema == null) {
      return null;
    }
    if (schema.getProperties() != null && schema.getProperties().containsKey(name)) {
      return schema.getProperties().get(name);
    }
    for (Schema<?> part : parts(schema)) {
      Schema<?> found = property(document.resolve(part), name);
      if (found != null) {
        return found;
      }
    }
    return schema.getAdditionalProperties() instanceof Schema<?> any ? any : null;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the parser's raw types
  private static List<Schema<?>> parts(Schema<?> schema) {
    return schema.getAllOf() == null ? List.of() : (List) schema.getAllOf();
  }
}
