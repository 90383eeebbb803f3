package io.github.facturier.specs.postman;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The collection of small.yaml, a document of two resources. */
final class PostmanCollectionTest {

  @Test
  void hasARequestForEachOperationInTheOrderOfTheDocument() throws IOException {
    JsonObject folder = collection("").getAsJsonArray("item").get(0).getAsJsonObject();
    List<String> names =
        folder.getAsJsonArray("item").asList().stream()
            .map(item -> item.getAsJsonObject().get("name").getAsString())
            .toList();
    assertEquals(
        List.of("List contacts", "Create a contact", "Get a contact (deprecated)", "Upload a logo"),
        names);
  }

  @Test
  void addressesTheServerOfTheDocumentOrOfTheOperation() throws IOException {
    JsonObject collection = collection("");
    assertEquals("{{baseUrl}}/clients/{{id}}.json", raw(collection, "getClient"));
    assertEquals("{{uploadLogoUrl}}/clients/:id/logo", raw(collection, "uploadLogo"));
    assertEquals("https://{{account}}.example.fr", variable(collection, "baseUrl"));
    assertEquals("https://files.example.fr", variable(collection, "uploadLogoUrl"));
  }

  @Test
  void sendsRequiredParametersAndOffersTheOthers() throws IOException {
    JsonObject collection = collection("");
    assertEquals("{{baseUrl}}/clients.json?fields=id,name", raw(collection, "listClients"));
    assertEquals(
        "[{\"key\":\"ids[]\",\"value\":\"1\",\"description\":\"Identifiers.\",\"disabled\":true},"
            + "{\"key\":\"ids[]\",\"value\":\"2\",\"description\":\"Identifiers.\",\"disabled\":true},"
            + "{\"key\":\"fields\",\"value\":\"id,name\",\"description\":\"Fields.\"}]",
        request(collection, "listClients").getAsJsonObject("url").get("query").toString());
  }

  @Test
  void showsBodiesAsJsonOrAsForms() throws IOException {
    JsonObject collection = collection("");
    assertEquals(
        Json.parse("{\"name\": \"Société\"}"),
        Json.parse(body(collection, "createClient").get("raw").getAsString()));
    assertEquals(
        Json.parse(
            "[{'key': 'file', 'type': 'file', 'description': 'The image.', 'src': null},"
                + "{'key': 'title', 'value': 'Logo', 'description': 'Its title.',"
                + " 'disabled': true, 'type': 'text'}]"),
        body(collection, "uploadLogo").get("formdata"));
  }

  @Test
  void authenticatesByTheSchemeOfTheDocument() throws IOException {
    JsonObject collection = collection("");
    assertEquals("apikey", collection.getAsJsonObject("auth").get("type").getAsString());
    assertTrue(collection.get("auth").toString().contains("{{api_token}}"));
    assertEquals("{\"type\":\"noauth\"}", request(collection, "uploadLogo").get("auth").toString());
    assertFalse(request(collection, "createClient").has("auth"));
    assertTrue(request(collection("noAuthWithBody: true"), "createClient").has("auth"));
    assertEquals(
        "noauth",
        collection("auth: {type: noauth}").getAsJsonObject("auth").get("type").getAsString());
  }

  @Test
  void savesTheDocumentedResponses() throws IOException {
    List<JsonElement> saved =
        item(collection(""), "listClients").getAsJsonArray("response").asList();
    assertEquals("200 The contacts", saved.get(0).getAsJsonObject().get("name").getAsString());
    assertEquals("401 Wrong key", saved.get(1).getAsJsonObject().get("name").getAsString());
    assertEquals(
        Json.parse("{\"message\": \"non\"}"),
        Json.parse(saved.get(1).getAsJsonObject().get("body").getAsString()));
  }

  @Test
  void refusesWhatIsNoDocument() {
    assertThrows(IllegalArgumentException.class, () -> ApiDocument.parse("openapi: 3.0.3"));
  }

  static ApiDocument small() throws IOException {
    try (InputStream in = PostmanCollectionTest.class.getResourceAsStream("small.yaml")) {
      return ApiDocument.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static JsonObject collection(String settings) throws IOException {
    ProviderScripts scripts = ProviderScripts.parse(settings, List.of(), List.of());
    return new PostmanCollection(small(), scripts).toJson();
  }

  private static JsonObject item(JsonObject collection, String operation) {
    return collection.getAsJsonArray("item").asList().stream()
        .flatMap(folder -> folder.getAsJsonObject().getAsJsonArray("item").asList().stream())
        .map(JsonElement::getAsJsonObject)
        .filter(item -> item.get("id").getAsString().equals(operation))
        .findFirst()
        .orElseThrow();
  }

  private static JsonObject request(JsonObject collection, String operation) {
    return item(collection, operation).getAsJsonObject("request");
  }

  private static String raw(JsonObject collection, String operation) {
    return request(collection, operation).getAsJsonObject("url").get("raw").getAsString();
  }

  private static JsonObject body(JsonObject collection, String operation) {
    return request(collection, operation).getAsJsonObject("body");
  }

  private static String variable(JsonObject collection, String key) {
    return collection.getAsJsonArray("variable").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(variable -> variable.get("key").getAsString().equals(key))
        .map(variable -> variable.get("value").getAsString())
        .findFirst()
        .orElseThrow();
  }
}
