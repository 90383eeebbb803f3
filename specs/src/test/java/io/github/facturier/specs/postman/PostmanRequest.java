package io.github.facturier.specs.postman;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A request of a collection: URL, headers, body. */
final class PostmanRequest {

  private final ApiOperation operation;
  private final ProviderScripts scripts;
  private final RecordVariables records;
  private final BodyExample bodies;

  PostmanRequest(
      ApiOperation operation,
      ProviderScripts scripts,
      RecordVariables records,
      BodyExample bodies) {
    this.operation = operation;
    this.scripts = scripts;
    this.records = records;
    this.bodies = bodies;
  }

  JsonObject toJson() {
    JsonObject body = body();
    JsonObject request =
        Json.object(
            "method",
            operation.method(),
            "header",
            headers(body),
            "url",
            url(),
            "description",
            description(),
            "body",
            body);
    if (!operation.isSecured() || body != null && scripts.bodyCredential() != null) {
      request.add("auth", Json.object("type", "noauth"));
    } else if (scripts.auth(operation.ownScheme()) != null) {
      request.add("auth", Json.parse(Json.compact(scripts.auth(operation.ownScheme()))));
    }
    return request;
  }

  /** Variables that stand in the enabled parts of the request, in its order. */
  Set<String> variables() {
    List<Object> sent = new ArrayList<>();
    sent.add(url().get("raw"));
    for (Field field : operation.parameters("path")) {
      sent.add("{{" + records.pathVariable(operation, field) + "}}");
    }
    JsonObject body = body();
    sent.addAll(enabled(headers(body)));
    if (body != null) {
      String mode = body.get("mode").getAsString();
      sent.addAll(
          mode.equals("raw") ? List.of(body.get("raw")) : enabled(body.getAsJsonArray(mode)));
    }
    return Variables.in(sent.toString()).stream()
        .filter(name -> !name.equals("baseUrl") && !name.equals(operation.id() + "Url"))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static List<JsonElement> enabled(JsonArray entries) {
    return entries.asList().stream()
        .filter(entry -> !entry.getAsJsonObject().has("disabled"))
        .toList();
  }

  private String description() {
    StringBuilder text = new StringBuilder(operation.description());
    if (operation.method().equals("GET") && !operation.isRead()) {
      text.append("\n\n**Writes**, although its method is GET. Nothing may send it again.");
    }
    if (operation.irreversible() != null) {
      text.append("\n\n**Irreversible.** ")
          .append(operation.irreversible())
          .append(" The request is sent only if the variable `confirm_dangerous` is `yes`.");
    }
    if (!operation.errors().isEmpty()) {
      text.append("\n\n").append(errors(operation.errors()));
    }
    return text.toString();
  }

  /** A table of error codes. */
  static String errors(List<Map<?, ?>> errors) {
    return errors.stream()
        .map(
            error ->
                "| `%s` | `%s` | %s |\n"
                    .formatted(error.get("code"), error.get("name"), error.get("description")))
        .collect(Collectors.joining("", "| Error code | Name | Meaning |\n|---|---|---|\n", ""));
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
      headers.addAll(entries(field, null, field.required()));
    }
    return Json.array(headers);
  }

  /** Entries of a parameter; a page is the first one, an identifier the variable of its record. */
  private List<JsonObject> entries(Field field, JsonElement example, boolean enabled) {
    if (field.name().equals(operation.pageField())) {
      return field.entries(new JsonPrimitive(operation.firstPage()), enabled);
    }
    String variable = records.variable(field.name(), field.variable());
    // Records with the documentation's identifiers do not exist.
    boolean known = variable != null || field.required() || !field.name().endsWith("_id");
    return field.with(enabled ? variable : null).entries(example, enabled && known);
  }

  private JsonObject url() {
    String host = operation.server().isPresent() ? operation.id() + "Url" : "baseUrl";
    List<String> segments = new ArrayList<>(operation.segments());
    List<JsonObject> whole = new ArrayList<>();
    for (Field field : operation.parameters("path")) {
      String variable = "{{" + records.pathVariable(operation, field) + "}}";
      String placeholder = "{" + field.name() + "}";
      // Postman fills in `:id` only where it is a whole segment; elsewhere it takes a variable.
      if (segments.contains(placeholder)) {
        whole.add(
            Json.object(
                "key", field.name(), "value", variable, "description", field.description()));
        segments.replaceAll(one -> one.equals(placeholder) ? ":" + field.name() : one);
      }
      segments.replaceAll(one -> one.replace(placeholder, variable));
    }
    List<JsonObject> query =
        operation.parameters("query").stream()
            .flatMap(field -> entries(field, null, field.required()).stream())
            .toList();
    String enabled =
        query.stream()
            .filter(entry -> !entry.has("disabled"))
            .map(entry -> entry.get("key").getAsString() + "=" + entry.get("value").getAsString())
            .collect(Collectors.joining("&"));
    JsonObject url =
        Json.object(
            "raw",
            "{{%s}}/%s%s"
                .formatted(
                    host, String.join("/", segments), enabled.isEmpty() ? "" : "?" + enabled),
            "host",
            List.of("{{" + host + "}}"),
            "path",
            segments);
    if (!query.isEmpty()) {
      url.add("query", Json.array(query));
    }
    if (!whole.isEmpty()) {
      url.add("variable", Json.array(whole));
    }
    return url;
  }

  /** The body in Postman's format; null if there is none. */
  private JsonObject body() {
    JsonElement example = operation.bodyExample();
    if (operation.bodyType().contains("json") && example != null) {
      return Json.object(
          "mode",
          "raw",
          "raw",
          bodies.text(authenticated(example), operation.bodySchema()),
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
      if (field.name().equals(scripts.bodyCredential())) {
        continue;
      }
      JsonElement value =
          example != null && example.isJsonObject()
              ? example.getAsJsonObject().get(field.name())
              : null;
      boolean enabled = field.required() || value != null;
      if (field.file()) {
        entries.add(file(field, enabled));
      } else {
        for (JsonObject entry : entries(field, value, enabled)) {
          entries.add(multipart ? typed(entry) : entry);
        }
      }
    }
    if (isAuthenticatedByBody()) {
      String name = scripts.bodyCredential();
      entries.add(typed(Json.object("key", name, "value", "{{" + name + "}}")));
    }
    String mode = multipart ? "formdata" : "urlencoded";
    return Json.object("mode", mode, mode, entries);
  }

  private boolean isAuthenticatedByBody() {
    return operation.isSecured() && scripts.bodyCredential() != null;
  }

  private JsonElement authenticated(JsonElement example) {
    if (!isAuthenticatedByBody() || !example.isJsonObject()) {
      return example;
    }
    String name = scripts.bodyCredential();
    JsonObject copy = Json.object(name, "{{" + name + "}}");
    example.getAsJsonObject().entrySet().stream()
        .filter(one -> !one.getKey().equals(name))
        .forEach(one -> copy.add(one.getKey(), one.getValue()));
    return copy;
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
    entry.add("src", JsonNull.INSTANCE);
    return entry;
  }
}
