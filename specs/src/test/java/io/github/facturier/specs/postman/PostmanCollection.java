package io.github.facturier.specs.postman;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A collection in the format of Postman 2.1: a folder for each tag, a request for each operation.
 */
final class PostmanCollection {

  private static final String SCHEMA =
      "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";

  private static final Map<Integer, String> REASONS =
      Map.ofEntries(
          Map.entry(200, "OK"),
          Map.entry(201, "Created"),
          Map.entry(202, "Accepted"),
          Map.entry(204, "No Content"),
          Map.entry(302, "Found"),
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(409, "Conflict"),
          Map.entry(422, "Unprocessable Entity"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(501, "Not Implemented"),
          Map.entry(503, "Service Unavailable"));

  private final ApiDocument api;
  private final ProviderScripts scripts;
  private final Variables variables = new Variables();

  PostmanCollection(ApiDocument api, ProviderScripts scripts) {
    this.api = api;
    this.scripts = scripts;
  }

  JsonObject toJson() {
    variables.declare(
        "baseUrl",
        Variables.template(api.server().getUrl()),
        Objects.requireNonNullElse(api.server().getDescription(), "The service"));
    String title = api.info().getTitle();
    return Json.object(
        "info",
        Json.object(
            "_postman_id",
            UUID.nameUUIDFromBytes(title.getBytes(StandardCharsets.UTF_8)).toString(),
            "name",
            title,
            "version",
            api.info().getVersion(),
            "description",
            api.info().getDescription().strip(),
            "schema",
            SCHEMA),
        "item",
        api.tags().stream().map(this::folder).toList(),
        "auth",
        auth(),
        "event",
        events(),
        "variable",
        variables.all());
  }

  private JsonObject folder(Tag tag) {
    return Json.object(
        "name",
        tag.getName(),
        "description",
        tag.getDescription().strip(),
        "item",
        api.operations(tag).stream().map(this::item).toList());
  }

  private JsonObject item(ApiOperation operation) {
    JsonObject request = new PostmanRequest(operation, scripts, variables).toJson();
    return Json.object(
        "id",
        operation.id(),
        "name",
        operation.name(),
        "event",
        List.of(event("test", PostmanTests.of(operation))),
        "request",
        request,
        "response",
        operation.responses().stream().map(response -> example(request, response)).toList());
  }

  private static JsonObject example(JsonObject request, ApiOperation.Response response) {
    JsonObject original = request.deepCopy();
    original.remove("auth");
    String type = response.type();
    return Json.object(
        "name",
        response.code() + " " + response.description(),
        "originalRequest",
        original,
        "code",
        response.code(),
        "status",
        REASONS.getOrDefault(response.code(), ""),
        "header",
        type.isEmpty() ? List.of() : List.of(Json.object("key", "Content-Type", "value", type)),
        "cookie",
        List.of(),
        "body",
        text(response.body()),
        "_postman_previewlanguage",
        type.contains("json") ? "json" : "text");
  }

  private static String text(JsonElement body) {
    if (body == null) {
      return "";
    }
    return body instanceof JsonPrimitive text ? text.getAsString() : Json.pretty(body);
  }

  private Object auth() {
    if (scripts.auth() != null) {
      return scripts.auth();
    }
    SecurityScheme scheme = api.securityScheme();
    if (scheme.getType() == SecurityScheme.Type.APIKEY) {
      String name = scheme.getName();
      return auth("apikey", "key", name, "value", "{{" + name + "}}", "in", "" + scheme.getIn());
    }
    return scheme.getScheme().equals("basic")
        ? auth("basic", "username", "{{username}}", "password", "{{password}}")
        : auth("bearer", "token", "{{token}}");
  }

  private static JsonObject auth(String type, String... namesAndValues) {
    List<JsonObject> entries = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      entries.add(
          Json.object("key", namesAndValues[i], "value", namesAndValues[i + 1], "type", "string"));
    }
    return Json.object("type", type, type, entries);
  }

  /** Scripts that run with each request; null if there are none. */
  private List<JsonObject> events() {
    List<JsonObject> events = new ArrayList<>();
    if (!scripts.prerequest().isEmpty()) {
      events.add(event("prerequest", scripts.prerequest()));
    }
    if (!scripts.test().isEmpty()) {
      events.add(event("test", scripts.test()));
    }
    return events.isEmpty() ? null : events;
  }

  private static JsonObject event(String listen, List<String> lines) {
    return Json.object(
        "listen", listen, "script", Json.object("type", "text/javascript", "exec", lines));
  }
}
