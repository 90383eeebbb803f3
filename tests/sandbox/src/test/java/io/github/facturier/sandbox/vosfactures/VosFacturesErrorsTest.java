package io.github.facturier.sandbox.vosfactures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.Sandbox;
import io.github.facturier.sandbox.VosFacturesSandbox;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VosFacturesErrorsTest {
  private final Sandbox sandbox = Sandbox.start();
  private final VosFacturesSandbox vos = sandbox.vosFactures();
  private final VosFacturesTestClient http = new VosFacturesTestClient(vos);

  @AfterEach
  void close() {
    sandbox.close();
  }

  private static void assertError(int status, String message, HttpResponse<byte[]> response) {
    assertEquals(status, response.statusCode());
    JsonObject error = VosFacturesTestClient.object(response);
    assertEquals("error", error.get("code").getAsString());
    assertEquals(message, error.get("message").toString());
  }

  @Test
  void wrongOrMissingTokenIsUnauthorized() throws Exception {
    String message = "\"You must be logged in to gain access to the site\"";
    assertError(401, message, http.send("GET", "/clients.json", null, null));
    assertError(401, message, http.send("GET", "/clients.json?api_token=wrong", null, null));
    byte[] login = "{\"login\":\"x\",\"password\":\"y\"}".getBytes(StandardCharsets.UTF_8);
    assertError(401, message, http.send("POST", "/login.json", "application/json", login));
    assertEquals(List.of(), vos.violations());
  }

  @Test
  void unknownRecordIsNotFound() throws Exception {
    assertError(404, "\"Not found\"", http.get("/invoices/1.json"));
    assertError(404, "\"Not found\"", http.get("/banking/payments/1.json"));
    assertEquals(List.of(), vos.violations());
  }

  @Test
  void paymentInTheSingularIsNotFound() throws Exception {
    assertError(404, "\"Not found\"", http.get("/banking/payment/1.json"));
    assertEquals(1, vos.violations().size());
    assertNull(vos.requests().get(0).operationId());
  }

  @Test
  void errorNamesTheMissingField() throws Exception {
    assertError(
        422,
        "{\"buyer_name\":[\"doit être rempli(e)\"]}",
        http.send("POST", "/invoices.json", "{'invoice': {'kind': 'vat', 'positions': []}}"));
    assertError(
        422,
        "{\"name\":[\"doit être rempli(e)\"]}",
        http.send("POST", "/clients.json", "{'client': {'city': 'Nice'}}"));
    assertEquals(0, http.list("/clients.json").size());
    assertEquals(0, http.list("/invoices.json").size());
    assertEquals(List.of(), http.invalidResponses());
  }

  @Test
  void invalidUpdateChangesNothing() throws Exception {
    long id = http.create("/clients.json", "{'client': {'name': 'A'}}").get("id").getAsLong();
    String path = "/clients/" + id + ".json";
    http.send("PUT", path, "{'client': {'name': '', 'city': 'Nice'}}");
    assertEquals("A", http.read(path).get("name").getAsString());
    assertTrue(http.read(path).get("city").isJsonNull());
  }

  @Test
  void invalidRequestIsAViolation() throws Exception {
    http.send("POST", "/invoices.json", "{'invoice': {'buyer_name': 7}}");
    http.get("/invoices.json?per_page=500");
    http.get("/invoices.json?nonsense=1");
    http.send("POST", "/clients.json", "{'contact': {}}");
    http.get("/nothing.json");
    List<String> violations = vos.violations();
    assertEquals(5, violations.size(), violations::toString);
    assertTrue(violations.get(0).contains("buyer_name"), violations::toString);
    assertTrue(violations.get(1).contains("per_page"), violations::toString);
    assertTrue(violations.get(2).contains("nonsense"), violations::toString);
    assertTrue(violations.get(3).contains("client"), violations::toString);
    assertTrue(violations.get(4).contains("/nothing.json"), violations::toString);
    assertTrue(violations.stream().noneMatch(text -> text.contains(vos.apiToken())));
    vos.reset();
    assertEquals(List.of(), sandbox.violations());
    assertEquals(List.of(), vos.requests());
  }

  @Test
  void nullAndUnknownFieldsAreValid() throws Exception {
    http.create("/clients.json", "{'client': {'name': 'A', 'city': null, 'novelty': {'a': 1}}}");
    assertEquals(List.of(), vos.violations());
  }

  @Test
  void xmlHasTheSameDataAndIsValid() throws Exception {
    http.create("/clients.json", "{'client': {'name': 'A & <B>', 'company': true}}");
    HttpResponse<byte[]> list = http.get("/clients.xml");
    String xml = VosFacturesTestClient.text(list);
    assertEquals(200, list.statusCode());
    assertEquals(
        "application/xml; charset=utf-8", list.headers().firstValue("Content-Type").orElse(""));
    assertTrue(xml.contains("<clients type=\"array\">\n  <client>"), xml);
    assertTrue(xml.contains("<name>A &amp; &lt;B&gt;</name>"), xml);
    assertTrue(xml.contains("<company type=\"boolean\">true</company>"), xml);
    assertTrue(xml.contains("<city nil=\"true\"/>"), xml);
    assertEquals(404, http.get("/clients/1.xml").statusCode());
    assertEquals(List.of(), vos.violations());
    assertEquals("listClients", vos.requests().get(1).operationId());
  }
}
