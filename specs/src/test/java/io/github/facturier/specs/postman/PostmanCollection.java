package io.github.facturier.specs.postman;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * A collection in the format of Postman 2.1: a folder for each tag, a request for each operation.
 */
final class PostmanCollection {

  private static final String SCHEMA =
      "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";

  private static final String LAST = "Last: what cannot be undone, and deletions";

  private static final String LAST_DESCRIPTION =
      """
      Requests that cannot be undone, which are sent only if `confirm_dangerous` is `yes`, and the \
      deletion of records that requests of several folders use.""";

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
  private final RecordVariables records;
  private final BodyExample bodies;
  private final Variables variables = new Variables();
  private final Map<ApiOperation, Set<String>> needs = new HashMap<>();
  private final Set<String> shownErrors = new HashSet<>();

  PostmanCollection(ApiDocument api, ProviderScripts scripts) {
    this.api = api;
    this.scripts = scripts;
    this.records = new RecordVariables(api, scripts.brings());
    this.bodies = new BodyExample(api, records, scripts.required());
  }

  JsonObject toJson() {
    declareVariables();
    RequestOrder order = new RequestOrder(api, records, this::needs);
    List<JsonObject> items = new ArrayList<>();
    order
        .folders()
        .forEach(
            (name, operations) -> {
              Tag tag = api.tag(name);
              items.add(folder(ApiDocument.displayName(tag), tag.getDescription(), operations));
            });
    if (!order.last().isEmpty()) {
      items.add(folder(LAST, LAST_DESCRIPTION, order.last()));
    }
    String title = api.info().getTitle();
    String errors = api.errors().isEmpty() ? "" : "\n\n" + PostmanRequest.errors(api.errors());
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
            api.info().getDescription().strip() + errors,
            "schema",
            SCHEMA),
        "item",
        items,
        "auth",
        auth(),
        "event",
        events(),
        "variable",
        variables.all());
  }

  private void declareVariables() {
    variables.declare(
        "baseUrl",
        Variables.template(api.server().getUrl()),
        Objects.requireNonNullElse(api.server().getDescription(), "The service"));
    for (ApiOperation operation : api.operations()) {
      operation
          .server()
          .ifPresent(
              server ->
                  variables.declare(
                      operation.id() + "Url",
                      Variables.template(server),
                      "Server of '" + operation.name() + "'."));
      for (Field field : operation.parameters("path")) {
        String variable = records.pathVariable(operation, field);
        if (!records.all().contains(variable)) {
          String value = records.isRecord(variable) ? "" : field.text();
          variables.declare(variable, value, field.description());
        }
      }
    }
    for (String variable : records.all()) {
      variables.declare(variable, "", "Set by " + records.howToSet(variable) + ".");
    }
  }

  private PostmanRequest request(ApiOperation operation) {
    return new PostmanRequest(operation, scripts, records, bodies);
  }

  private Set<String> needs(ApiOperation operation) {
    return needs.computeIfAbsent(operation, this::findNeeds);
  }

  /** Variables that a request needs: those in it, and its credentials. */
  private Set<String> findNeeds(ApiOperation operation) {
    Set<String> needs = new LinkedHashSet<>(credentials(operation));
    for (String name : request(operation).variables()) {
      if (records.all().contains(name)
          || records.isRecord(name)
          || scripts.environment().stream().anyMatch(entry -> name.equals(entry.get("key")))) {
        needs.add(name);
      }
    }
    return needs;
  }

  /** Variables that authenticate a request, or log in. */
  private Set<String> credentials(ApiOperation operation) {
    Set<String> credentials = new LinkedHashSet<>();
    if (operation.isSecured()) {
      Object own = scripts.auth(operation.ownScheme());
      credentials.addAll(Variables.in(Json.compact(own == null ? auth() : own)));
      credentials.addAll(scripts.credentials());
    }
    request(operation).variables().stream()
        .filter(scripts.required()::contains)
        .forEach(credentials::add);
    return credentials;
  }

  private JsonObject folder(String name, String description, List<ApiOperation> operations) {
    return Json.object(
        "name",
        name,
        "description",
        description.strip(),
        "item",
        operations.stream().map(this::item).toList());
  }

  private JsonObject item(ApiOperation operation) {
    JsonObject request = request(operation).toJson();
    List<String> script =
        new ItemScript(records, scripts).lines(operation, needs(operation), credentials(operation));
    return Json.object(
        "id",
        operation.id(),
        "name",
        operation.name(),
        "event",
        List.of(event("prerequest", script)),
        "request",
        request,
        "response",
        examples(operation, request));
  }

  /**
   * The documented responses. An error that is the same everywhere is shown once, with the first
   * request that has it.
   */
  private List<JsonObject> examples(ApiOperation operation, JsonObject request) {
    List<JsonObject> examples = new ArrayList<>();
    for (ApiOperation.Response response : operation.responses()) {
      String name = response.code() + " " + response.description();
      if (response.isSuccess() || shownErrors.add(name)) {
        examples.add(
            example(request, name, response.code(), response.type(), text(response.body())));
      }
    }
    JsonElement success = operation.successExample();
    if (success instanceof JsonObject object && object.get("error") instanceof JsonObject) {
      for (Map<?, ?> error : operation.errors()) {
        JsonObject told =
            Json.object("code", error.get("code"), "message", error.get("description"));
        String body = Json.pretty(Json.object("error", told));
        examples.add(
            example(
                request,
                error.get("code") + " " + error.get("name"),
                200,
                "application/json",
                body));
      }
    }
    return examples;
  }

  private static JsonObject example(
      JsonObject request, String name, int code, String type, String body) {
    JsonObject url = request.getAsJsonObject("url").deepCopy();
    url.remove("query");
    url.remove("variable");
    JsonObject original =
        Json.object("method", request.get("method"), "header", List.of(), "url", url);
    return Json.object(
        "name",
        name,
        "originalRequest",
        original,
        "code",
        code,
        "status",
        REASONS.getOrDefault(code, ""),
        "header",
        type.isEmpty() ? List.of() : List.of(Json.object("key", "Content-Type", "value", type)),
        "cookie",
        List.of(),
        "body",
        body,
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

  /** Scripts that run with each request. */
  private List<JsonObject> events() {
    List<JsonObject> events = new ArrayList<>();
    if (!scripts.prerequest().isEmpty()) {
      events.add(event("prerequest", scripts.prerequest()));
    }
    List<String> test = new ArrayList<>(scripts.test());
    ItemScript.script("test.js").lines().forEach(test::add);
    events.add(event("test", test));
    return events;
  }

  private static JsonObject event(String listen, List<String> lines) {
    return Json.object(
        "listen", listen, "script", Json.object("type", "text/javascript", "exec", lines));
  }
}
