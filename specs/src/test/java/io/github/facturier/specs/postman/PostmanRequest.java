package io.github.facturier.specs.postman;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A request of a collection: URL, headers, body. */
final class PostmanRequest {

  private final ApiOperation operation;
  private final ProviderScripts scripts;
  private final Variables variables;

  PostmanRequest(ApiOperation operation, ProviderScripts scripts, Variables variables) {
    this.operation = operation;
    this.scripts = scripts;
    this.variables = variables;
  }

  JsonObject toJson() {
    JsonObject url = url();
    JsonObject body = body();
    JsonObject request =
        Json.object(
            "method",
            operation.method(),
            "header",
            headers(body),
            "url",
            url,
            "description",
            operation.description(),
            "body",
            body);
    if (!operation.isSecured() || body != null && scripts.authenticatesBodies()) {
      request.add("auth", Json.object("type", "noauth"));
    }
    return request;
  }

  private JsonArray headers(JsonObject body) {
    List<Object> headers = new ArrayList<>();
    if (!operation.responseType().isEmpty()) {
      headers.add(Json.object("key", "Accept", "value", operation.responseType()));
    }
    if (body != null && body.has("raw")) {
      headers.add(Json.object("key", "Content-Type", "value", operation.bodyType()));
    }
    headers.addAll(scripts.headers());
    for (Field field : operation.parameters("header")) {
      headers.addAll(field.entries(null, field.required()));
    }
    return Json.array(headers);
  }

  private JsonObject url() {
    String host = host();
    List<String> segments = operation.segments();
    List<Field> whole = new ArrayList<>();
    for (Field field : operation.parameters("path")) {
      variables.declare(field.name(), field.text(), field.description());
      if (segments.contains("{" + field.name() + "}")) {
        whole.add(field);
      }
    }
    // Postman fills in `:id` only where it is a whole segment; elsewhere it takes a variable.
    List<String> shown =
        segments.stream()
            .map(
                segment ->
                    segment.matches("\\{\\w+}")
                        ? ":" + segment.substring(1, segment.length() - 1)
                        : Variables.template(segment))
            .toList();
    List<JsonObject> query =
        operation.parameters("query").stream()
            .flatMap(field -> field.entries(null, field.required()).stream())
            .toList();
    String enabled =
        query.stream()
            .filter(entry -> !entry.has("disabled"))
            .map(entry -> entry.get("key").getAsString() + "=" + entry.get("value").getAsString())
            .collect(Collectors.joining("&"));
    JsonObject url =
        Json.object(
            "raw",
            host + "/" + String.join("/", shown) + (enabled.isEmpty() ? "" : "?" + enabled),
            "host",
            List.of(host),
            "path",
            shown);
    if (!query.isEmpty()) {
      url.add("query", Json.array(query));
    }
    if (!whole.isEmpty()) {
      url.add("variable", Json.array(whole.stream().map(PostmanRequest::pathVariable).toList()));
    }
    return url;
  }

  private static JsonObject pathVariable(Field field) {
    return Json.object(
        "key",
        field.name(),
        "value",
        "{{" + field.name() + "}}",
        "description",
        field.description());
  }

  private String host() {
    return operation
        .server()
        .map(
            server -> {
              String variable = operation.id() + "Url";
              variables.declare(
                  variable,
                  Variables.template(server),
                  "Server of the request '" + operation.name() + "'");
              return "{{" + variable + "}}";
            })
        .orElse("{{baseUrl}}");
  }

  /** The body in Postman's format; null if there is none. */
  private JsonObject body() {
    JsonElement example = operation.bodyExample();
    if (example != null && example.isJsonObject()) {
      for (Map.Entry<String, Object> value : scripts.values(operation.id()).entrySet()) {
        example.getAsJsonObject().addProperty(value.getKey(), value.getValue().toString());
      }
    }
    if (operation.bodyType().contains("json") && example != null) {
      return Json.object(
          "mode",
          "raw",
          "raw",
          Json.pretty(example),
          "options",
          Map.of("raw", Map.of("language", "json")));
    }
    List<Field> fields = operation.formFields();
    if (fields.isEmpty()) {
      return null;
    }
    boolean multipart = operation.bodyType().startsWith("multipart");
    JsonArray entries = new JsonArray();
    for (Field field : fields) {
      JsonElement value =
          example != null && example.isJsonObject()
              ? example.getAsJsonObject().get(field.name())
              : null;
      boolean enabled = field.required() || value != null;
      if (field.file()) {
        entries.add(file(field, enabled));
      } else {
        for (JsonObject entry : field.entries(value, enabled)) {
          entries.add(multipart ? typed(entry) : entry);
        }
      }
    }
    String mode = multipart ? "formdata" : "urlencoded";
    return Json.object("mode", mode, mode, entries);
  }

  private static JsonObject typed(JsonObject entry) {
    entry.addProperty("type", "text");
    return entry;
  }

  private static JsonObject file(Field field, boolean enabled) {
    JsonObject entry =
        Json.object(
            "key",
            field.name(),
            "type",
            "file",
            "description",
            field.description(),
            "disabled",
            enabled ? null : true);
    entry.add("src", com.google.gson.JsonNull.INSTANCE);
    return entry;
  }
}
