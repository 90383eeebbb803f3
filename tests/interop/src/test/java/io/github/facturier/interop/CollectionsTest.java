package io.github.facturier.interop;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The jar of the specs holds a collection and an environment for each document. */
final class CollectionsTest {
  private static final String FOLDER = "/io/github/facturier/specs/";

  static List<String> documents() throws IOException {
    return Node.documents();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyRequestIsDocumentedAndTested(String document) throws IOException {
    assertNotNull(CollectionsTest.class.getResource(FOLDER + document + ".yaml"));
    JsonObject collection = read(document, "collection");
    assertNotNull(collection.get("auth"), document);
    List<JsonObject> requests = new ArrayList<>();
    collection
        .getAsJsonArray("item")
        .forEach(
            folder ->
                folder
                    .getAsJsonObject()
                    .getAsJsonArray("item")
                    .forEach(request -> requests.add(request.getAsJsonObject())));
    assertEquals(TestDouble.requests(document), requests.size(), document);
    assertAll(requests.stream().map(request -> () -> check(request)));
  }

  private static void check(JsonObject item) {
    String name = item.get("name").getAsString();
    JsonObject request = item.getAsJsonObject("request");
    assertFalse(request.get("description").getAsString().isBlank(), name);
    assertFalse(item.getAsJsonArray("response").isEmpty(), name);
    assertEquals(
        "prerequest",
        item.getAsJsonArray("event").get(0).getAsJsonObject().get("listen").getAsString(),
        name);
    JsonArray identifiers = request.getAsJsonObject("url").getAsJsonArray("variable");
    if (identifiers != null) {
      for (JsonElement one : identifiers) {
        String value = one.getAsJsonObject().get("value").getAsString();
        assertTrue(value.matches("\\{\\{\\w+}}"), name + ": " + value);
      }
    }
    for (JsonElement segment : request.getAsJsonObject("url").getAsJsonArray("path")) {
      // Postman never fills in `:id.json`.
      assertFalse(segment.getAsString().matches(":\\w*\\W.*|[^{]*[{][^{].*|.*#.*"), name);
    }
  }

  /**
   * A variable of a record is empty until a request sets it, so that no wrong record is addressed.
   */
  @ParameterizedTest
  @MethodSource("documents")
  void identifiersAreEmptyAndDescribed(String document) throws IOException {
    for (JsonElement entry : read(document, "collection").getAsJsonArray("variable")) {
      JsonObject variable = entry.getAsJsonObject();
      String key = variable.get("key").getAsString();
      assertFalse(variable.get("description").getAsString().isBlank(), key);
      if (key.endsWith("_id") || key.endsWith("token")) {
        assertEquals("", variable.get("value").getAsString(), key);
      }
    }
  }

  /** An empty value would override the default of the collection. */
  @ParameterizedTest
  @MethodSource("documents")
  void theEnvironmentsOverrideNoDefault(String document) throws IOException {
    Set<String> declared =
        read(document, "collection").getAsJsonArray("variable").asList().stream()
            .map(variable -> variable.getAsJsonObject().get("key").getAsString())
            .collect(Collectors.toSet());
    for (String kind : List.of("environment", "sandbox")) {
      for (JsonElement entry : read(document, kind).getAsJsonArray("values")) {
        JsonObject value = entry.getAsJsonObject();
        assertFalse(value.get("description").getAsString().isBlank(), value::toString);
        if (value.get("value").getAsString().isEmpty()) {
          assertFalse(declared.contains(value.get("key").getAsString()), value::toString);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void theEnvironmentHasSecretsToFillIn(String document) throws IOException {
    int secrets = 0;
    for (JsonElement entry : read(document, "environment").getAsJsonArray("values")) {
      JsonObject value = entry.getAsJsonObject();
      if (value.get("type").getAsString().equals("secret")) {
        assertEquals("", value.get("value").getAsString(), document);
        secrets++;
      }
    }
    assertFalse(secrets == 0, document);
  }

  private static JsonObject read(String document, String kind) throws IOException {
    String suffix = kind.equals("sandbox") ? ".sandbox.postman_environment" : ".postman_" + kind;
    String path = FOLDER + "postman/" + document + suffix + ".json";
    try (InputStream in = CollectionsTest.class.getResourceAsStream(path)) {
      assertNotNull(in, path);
      Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
      return JsonParser.parseReader(reader).getAsJsonObject();
    }
  }
}
