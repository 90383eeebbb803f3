package io.github.facturier.specs.postman;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Collection;
import java.util.Map;

/** JSON as Postman writes it. */
final class Json {

  private static final Gson COMPACT = gson(new GsonBuilder());
  private static final Gson PRETTY = gson(new GsonBuilder().setPrettyPrinting());

  private Json() {}

  private static Gson gson(GsonBuilder builder) {
    return builder.disableHtmlEscaping().serializeNulls().create();
  }

  static String pretty(Object json) {
    return PRETTY.toJson(json);
  }

  static String compact(Object json) {
    return COMPACT.toJson(json);
  }

  /** Returns whether a text is a JSON object or array. */
  static boolean isContainer(String text) {
    return text.startsWith("{") || text.startsWith("[");
  }

  static JsonElement parse(String text) {
    return JsonParser.parseString(text);
  }

  /** Returns an object of alternating names and values; a null value is left out. */
  static JsonObject object(Object... namesAndValues) {
    JsonObject object = new JsonObject();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i + 1] != null) {
        object.add((String) namesAndValues[i], COMPACT.toJsonTree(namesAndValues[i + 1]));
      }
    }
    return object;
  }

  static JsonArray array(Collection<?> values) {
    return COMPACT.toJsonTree(values).getAsJsonArray();
  }

  /** Returns the structure of an example: texts and numbers become 0, a list its first element. */
  static JsonElement shape(JsonElement example) {
    if (example.isJsonObject()) {
      JsonObject shape = new JsonObject();
      for (Map.Entry<String, JsonElement> entry : example.getAsJsonObject().entrySet()) {
        shape.add(entry.getKey(), shape(entry.getValue()));
      }
      return shape;
    }
    if (example.isJsonArray()) {
      JsonArray shape = new JsonArray();
      if (!example.getAsJsonArray().isEmpty()) {
        shape.add(shape(example.getAsJsonArray().get(0)));
      }
      return shape;
    }
    return example.isJsonNull() ? example : COMPACT.toJsonTree(0);
  }
}
