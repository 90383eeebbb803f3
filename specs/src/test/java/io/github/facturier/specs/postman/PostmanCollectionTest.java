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
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The collection of small.yaml, a document of two resources. */
final class PostmanCollectionTest {

  @Test
  void createsBeforeItListsAndGetsAndChanges() throws IOException {
    assertEquals(
        "Contacts (clients): createClient, listClients, getClient, updateClient, uploadLogo",
        folder(collection(""), 0));
  }

  @Test
  void foldersComeAfterThoseWhoseRecordsTheyUse() throws IOException {
    assertEquals("Invoices: createInvoice, getInvoice, sendInvoice", folder(collection(""), 1));
  }

  @Test
  void whatCannotBeUndoneAndDeletionsOfUsedRecordsComeLast() throws IOException {
    assertEquals(
        "Last: what cannot be undone, and deletions: deleteClient, closeAccount",
        folder(collection(""), 2));
  }

  @Test
  void addressesTheServerOfTheDocumentOrOfTheOperation() throws IOException {
    JsonObject collection = collection("");
    assertEquals("{{baseUrl}}/clients/{{client_id}}.json", raw(collection, "getClient"));
    assertEquals("{{uploadLogoUrl}}/clients/:id/logo", raw(collection, "uploadLogo"));
    assertEquals("https://{{account}}.example.fr", variable(collection, "baseUrl"));
    assertEquals("https://files.example.fr", variable(collection, "uploadLogoUrl"));
    assertTrue(script(collection, "uploadLogo").contains("pm.environment.get('baseUrl')"));
  }

  @Test
  void identifiesRecordsByAVariableOfTheirKindThatIsEmptyAtFirst() throws IOException {
    JsonObject collection = collection("");
    assertEquals("", variable(collection, "client_id"));
    assertEquals("", variable(collection, "invoice_id"));
    assertEquals(
        "[{\"key\":\"id\",\"value\":\"{{client_id}}\","
            + "\"description\":\"Identifier of the contact.\"}]",
        request(collection, "uploadLogo").getAsJsonObject("url").get("variable").toString());
    assertTrue(script(collection, "createClient").contains("\"brings\":{\"client_id\":\"/id\"}"));
    assertTrue(script(collection, "listClients").contains("\"brings\":{\"client_id\":\"/0/id\"}"));
    assertTrue(script(collection, "deleteClient").contains("\"ends\":[\"client_id\"]"));
    assertTrue(script(collection, "createInvoice").contains("{\"invoice_id\":\"/invoice/id\"}"));
  }

  @Test
  void saysWhichRequestToSendFirst() throws IOException {
    assertTrue(
        script(collection(""), "getClient")
            .contains(
                "!value('client_id') && 'client_id is empty: send \\'Create a contact\\' or"
                    + " \\'List contacts\\' first',"));
  }

  @Test
  void saysWhyItIsNotSent() throws IOException {
    JsonObject collection = collection("");
    assertTrue(
        script(collection, "closeAccount")
            .contains("value('confirm_dangerous') !== 'yes' && 'All is gone."));
    String description = request(collection, "closeAccount").get("description").getAsString();
    assertTrue(description.contains("**Irreversible.** All is gone."), description);
    assertTrue(
        script(collection, "deleteClient")
            .contains(
                "value('invoiced_id') && value('invoiced_id') === value('client_id') &&"
                    + " 'It was invoiced.',"));
    assertTrue(
        script(collection, "uploadLogo").contains("'choose a file for file in the body first'"));
  }

  @Test
  void asksForCredentials() throws IOException {
    JsonObject collection = collection("");
    assertTrue(script(collection, "getClient").contains("['api_token'].filter"));
    assertFalse(script(collection, "uploadLogo").contains("api_token"));
  }

  @Test
  void sendsRequiredParametersAndOffersTheOthers() throws IOException {
    JsonObject collection = collection("");
    assertEquals("{{baseUrl}}/clients.json?fields=id,name", raw(collection, "listClients"));
    assertEquals(
        "[{\"key\":\"ids[]\",\"value\":\"1\",\"description\":\"Identifiers.\",\"disabled\":true},"
            + "{\"key\":\"ids[]\",\"value\":\"2\",\"description\":\"Identifiers.\",\"disabled\":true},"
            + "{\"key\":\"fields\",\"value\":\"id,name\",\"description\":\"Fields.\"},"
            + "{\"key\":\"page\",\"value\":\"1\",\"description\":\"Page.\",\"disabled\":true}]",
        request(collection, "listClients").getAsJsonObject("url").get("query").toString());
  }

  @Test
  void bodiesReferToWhatWasCreatedBefore() throws IOException {
    JsonObject collection = collection("");
    assertEquals(
        Json.parse("{\"name\": \"Société\"}"),
        Json.parse(body(collection, "createClient").get("raw").getAsString()));
    assertEquals(
        "{\"client_id\":{{client_id}},\"payers\":[\"{{client_id}}\"],\"lines\":[{\"title\":\"Vis\"}],"
            + "\"category_id\":null}",
        body(collection, "createInvoice").get("raw").getAsString().replaceAll("\\s+", ""));
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
    JsonObject inBody = collection("bodyCredential: api_token");
    assertTrue(request(inBody, "createClient").has("auth"));
    assertEquals(
        Json.parse("{\"api_token\": \"{{api_token}}\", \"name\": \"Société\"}"),
        Json.parse(body(inBody, "createClient").get("raw").getAsString()));
    assertFalse(body(inBody, "uploadLogo").toString().contains("api_token"));
    assertEquals(
        "noauth",
        collection("auth: {type: noauth}").getAsJsonObject("auth").get("type").getAsString());
  }

  @Test
  void savesTheDocumentedResponsesAndErrorCodes() throws IOException {
    JsonObject collection = collection("");
    assertEquals("[200 The contacts]", saved(collection, "listClients"));
    assertEquals("[201 The contact, 401 Wrong key]", saved(collection, "createClient"));
    assertEquals("[200 Sent, -9 NO_INVOICE]", saved(collection, "sendInvoice"));
    String description = request(collection, "sendInvoice").get("description").getAsString();
    assertTrue(description.contains("| `-9` | `NO_INVOICE` | Unknown. |"), description);
  }

  @Test
  void environmentsHoldCredentialsAndTheSandboxs() throws IOException {
    String settings =
        """
        environment: [{key: api_token, secret: true, description: Code.}]
        sandbox: {baseUrl: "http://127.0.0.1:1", api_token: t}""";
    PostmanEnvironment environment =
        new PostmanEnvironment(small(), ProviderScripts.parse(settings, List.of(), List.of()));
    assertEquals(
        "account=votrecompte, api_token=, confirm_dangerous=no", values(environment.toJson()));
    assertEquals(
        "baseUrl=http://127.0.0.1:1, api_token=t, confirm_dangerous=no",
        values(environment.sandbox()));
  }

  private static String values(JsonObject environment) {
    return environment.getAsJsonArray("values").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(value -> value.get("key").getAsString() + "=" + value.get("value").getAsString())
        .collect(Collectors.joining(", "));
  }

  private static String saved(JsonObject collection, String operation) {
    return item(collection, operation).getAsJsonArray("response").asList().stream()
        .map(response -> response.getAsJsonObject().get("name").getAsString())
        .toList()
        .toString();
  }

  private static String folder(JsonObject collection, int index) {
    JsonObject folder = collection.getAsJsonArray("item").get(index).getAsJsonObject();
    return folder.getAsJsonArray("item").asList().stream()
        .map(item -> item.getAsJsonObject().get("id").getAsString())
        .collect(Collectors.joining(", ", folder.get("name").getAsString() + ": ", ""));
  }

  private static String script(JsonObject collection, String operation) {
    JsonObject event = item(collection, operation).getAsJsonArray("event").get(0).getAsJsonObject();
    return event.getAsJsonObject("script").getAsJsonArray("exec").asList().stream()
        .map(JsonElement::getAsString)
        .collect(Collectors.joining("\n"));
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
