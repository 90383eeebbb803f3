package io.github.facturier.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.github.facturier.runtime.json.Model;
import java.util.List;
import java.util.Map;

/** Trees of JSON from what Swagger Parser, the tests and the client hold. */
final class Json {
  private Json() {}

  static JsonElement parse(String text) {
    return JsonParser.parseString(text);
  }

  /** An example of the document, as Swagger Parser hands it out. */
  static JsonElement ofExample(Object example) {
    if (example instanceof JsonNode node) {
      return parse(node.toString());
    }
    if (example instanceof Number number) {
      return new JsonPrimitive(number);
    }
    if (example instanceof Boolean bool) {
      return new JsonPrimitive(bool);
    }
    if (example instanceof String text) {
      return new JsonPrimitive(text);
    }
    throw new AssertionError("an example of a kind that no test expects: " + example);
  }

  /** A result of a client, encoded again. */
  static JsonElement encode(Object result) {
    if (result == null) {
      return JsonNull.INSTANCE;
    }
    if (result instanceof Model model) {
      return parse(model.toJson());
    }
    if (result instanceof List<?> items) {
      JsonArray array = new JsonArray();
      items.forEach(item -> array.add(encode(item)));
      return array;
    }
    if (result instanceof Map<?, ?> members) {
      JsonObject object = new JsonObject();
      members.forEach((name, value) -> object.add(String.valueOf(name), encode(value)));
      return object;
    }
    throw new AssertionError("a result of a kind that no test expects: " + result.getClass());
  }
}
