package io.github.facturier.specs.postman;

import com.google.gson.JsonObject;
import io.swagger.v3.oas.models.servers.ServerVariables;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An environment: the variables of the server's URL, and the credentials to fill in. */
final class PostmanEnvironment {

  private final ApiDocument api;
  private final ProviderScripts scripts;

  PostmanEnvironment(ApiDocument api, ProviderScripts scripts) {
    this.api = api;
    this.scripts = scripts;
  }

  JsonObject toJson() {
    List<JsonObject> values = new ArrayList<>();
    ServerVariables variables = api.server().getVariables();
    if (variables != null) {
      variables.forEach((name, variable) -> values.add(value(name, variable.getDefault(), false)));
    }
    for (Map<String, Object> entry : scripts.environment()) {
      values.add(
          value(
              (String) entry.get("key"),
              (String) entry.getOrDefault("value", ""),
              Boolean.TRUE.equals(entry.get("secret"))));
    }
    String title = api.info().getTitle();
    byte[] seed = (title + " environment").getBytes(StandardCharsets.UTF_8);
    return Json.object(
        "id",
        UUID.nameUUIDFromBytes(seed).toString(),
        "name",
        title,
        "values",
        values,
        "_postman_variable_scope",
        "environment");
  }

  private static JsonObject value(String key, String value, boolean secret) {
    return Json.object(
        "key", key, "value", value, "type", secret ? "secret" : "default", "enabled", true);
  }
}
