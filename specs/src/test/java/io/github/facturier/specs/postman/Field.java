package io.github.facturier.specs.postman;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;

/**
 * A parameter or a form field.
 *
 * @param in path, query, header or form
 * @param joined whether the values of a list are joined by commas
 * @param example null if there is none
 * @param variable variable whose value it has; null if it has the example's
 */
record Field(
    String in,
    String name,
    String description,
    boolean required,
    boolean joined,
    boolean file,
    JsonElement example,
    String variable) {

  /** The same field with the value of a variable, or with its example if it is null. */
  Field with(String variable) {
    return new Field(in, name, description, required, joined, file, example, variable);
  }

  /** Its example as a text, empty if there is none. */
  String text() {
    return example == null || file ? "" : text(example);
  }

  /**
   * Entries of a query or a form: one, or one for each element of a list.
   *
   * @param value null for the field's own example
   */
  List<JsonObject> entries(JsonElement value, boolean enabled) {
    JsonElement shown = value != null ? value : file ? null : example;
    List<String> texts = new ArrayList<>();
    if (variable != null) {
      shown = new JsonPrimitive("{{" + variable + "}}");
    }
    if (shown instanceof JsonArray list) {
      list.forEach(element -> texts.add(text(element)));
    } else {
      texts.add(shown == null ? "" : text(shown));
    }
    return (joined ? List.of(String.join(",", texts)) : texts)
        .stream()
            .map(
                text ->
                    Json.object(
                        "key",
                        name,
                        "value",
                        text,
                        "description",
                        description.isEmpty() ? null : description,
                        "disabled",
                        enabled ? null : true))
            .toList();
  }

  private static String text(JsonElement value) {
    if (value instanceof JsonPrimitive primitive) {
      return primitive.getAsString();
    }
    return value.isJsonNull() ? "" : Json.compact(value);
  }
}
