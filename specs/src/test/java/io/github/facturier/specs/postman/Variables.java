package io.github.facturier.specs.postman;

import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Variables of a collection, each declared once. */
final class Variables {

  private final Map<String, JsonObject> variables = new LinkedHashMap<>();

  void declare(String key, String value, String description) {
    variables.putIfAbsent(key, Json.object("key", key, "value", value, "description", description));
  }

  Collection<JsonObject> all() {
    return variables.values();
  }

  /** Turns the variables of an OpenAPI template into Postman's. */
  static String template(String text) {
    return text.replaceAll("\\{(\\w+)}", "{{$1}}");
  }
}
