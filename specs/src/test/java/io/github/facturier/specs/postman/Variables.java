package io.github.facturier.specs.postman;

import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Variables of a collection, each declared once. */
final class Variables {

  private static final Pattern VARIABLE = Pattern.compile("\\{\\{(\\w+)}}");

  private final Map<String, JsonObject> variables = new LinkedHashMap<>();

  void declare(String key, String value, String description) {
    variables.putIfAbsent(key, Json.object("key", key, "value", value, "description", description));
  }

  Collection<JsonObject> all() {
    return variables.values();
  }

  /** The variables that a text of Postman's names, in its order. */
  static Set<String> in(String text) {
    return VARIABLE
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Turns the variables of an OpenAPI template into Postman's. */
  static String template(String text) {
    return text.replaceAll("\\{(\\w+)}", "{{$1}}");
  }
}
