package io.github.facturier.specs.postman;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An environment: the variables of the server's URL, and the credentials to fill in. */
final class PostmanEnvironment {

  private static final String CONFIRM = "confirm_dangerous";

  private final ApiDocument api;
  private final ProviderScripts scripts;

  PostmanEnvironment(ApiDocument api, ProviderScripts scripts) {
    this.api = api;
    this.scripts = scripts;
  }

  /** The environment of an account of the user's own, with credentials to fill in. */
  JsonObject toJson() {
    return environment(api.info().getTitle(), Map.of());
  }

  /** The environment of the sandbox, with its address and credentials. */
  JsonObject sandbox() {
    return environment(api.info().getTitle() + " (sandbox)", scripts.sandbox());
  }

  private JsonObject environment(String name, Map<String, String> filled) {
    List<JsonObject> values = new ArrayList<>();
    if (filled.containsKey("baseUrl")) {
      values.add(value("baseUrl", filled.get("baseUrl"), "Address of the sandbox.", false));
    } else if (api.server().getVariables() != null) {
      api.server()
          .getVariables()
          .forEach(
              (key, variable) ->
                  values.add(value(key, variable.getDefault(), variable.getDescription(), false)));
    }
    for (Map<String, Object> entry : scripts.environment()) {
      String key = (String) entry.get("key");
      values.add(
          value(
              key,
              filled.getOrDefault(key, (String) entry.getOrDefault("value", "")),
              (String) entry.get("description"),
              Boolean.TRUE.equals(entry.get("secret"))));
    }
    if (api.operations().stream().anyMatch(one -> one.irreversible() != null)) {
      values.add(value(CONFIRM, "no", "yes lets requests out that cannot be undone.", false));
    }
    return Json.object(
        "id",
        UUID.nameUUIDFromBytes((name + " environment").getBytes(StandardCharsets.UTF_8)).toString(),
        "name",
        name,
        "values",
        values,
        "_postman_variable_scope",
        "environment");
  }

  private static JsonObject value(String key, String value, String description, boolean secret) {
    return Json.object(
        "key",
        key,
        "value",
        value,
        "description",
        description,
        "type",
        secret ? "secret" : "default",
        "enabled",
        true);
  }
}
