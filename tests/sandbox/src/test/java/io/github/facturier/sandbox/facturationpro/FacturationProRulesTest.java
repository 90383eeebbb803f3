package io.github.facturier.sandbox.facturationpro;

import static io.github.facturier.sandbox.facturationpro.FacturationProTestClient.object;
import static io.github.facturier.sandbox.facturationpro.FacturationProTestClient.ok;
import static io.github.facturier.sandbox.facturationpro.FacturationProTestClient.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.FacturationProSandbox;
import io.github.facturier.sandbox.Sandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of Facturation.pro that affect an application. */
class FacturationProRulesTest {
  private final Sandbox sandbox = Sandbox.start();
  private final FacturationProSandbox fpro = sandbox.facturationPro();
  private final FacturationProTestClient http = new FacturationProTestClient(fpro);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void listsHaveFiftyItemsPerPageAndATotal() throws Exception {
    for (int i = 0; i < 51; i++) {
      http.create("/categories.json", "{'title': 'C" + i + "'}");
    }
    HttpResponse<byte[]> first = http.get(http.firm("/categories.json"));
    assertEquals(50, FacturationProTestClient.json(first).getAsJsonArray().size());
    assertEquals(
        "{\"current_page\":1,\"total_pages\":2,\"per_page\":50,\"total_entries\":51}",
        first.headers().firstValue("X-Pagination").orElseThrow());
    assertEquals(1, http.list("/categories.json?page=2").size());
    assertEquals(0, http.list("/categories.json?page=3").size());
  }

  @Test
  void creationReturnsALocation() throws Exception {
    HttpResponse<byte[]> response =
        http.send("POST", http.firm("/products.json"), "{'title': 'Vis'}");
    String location = response.headers().firstValue("Location").orElseThrow();
    assertEquals(object(response), object(ok(http.get(location))));
  }

  @Test
  void firmsAreIsolated() throws Exception {
    JsonObject customer = http.create("/customers.json", "{'company_name': 'A'}");
    String path = "/customers/" + customer.get("id") + ".json";
    assertEquals(404, http.get("/firms/" + fpro.otherFirmId() + path).statusCode());
    assertEquals(404, http.get("/firms/99" + path).statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic bm9uZTpub25l", "Bearer none"})
  void wrongCredentialsAreRefused(String header) throws Exception {
    assertEquals(401, http.authorization(header).get("/account.json").statusCode());
    assertEquals(401, http.authorization(null).get("/account.json").statusCode());
  }

  @Test
  void otherContentTypesAreNotImplemented() throws Exception {
    byte[] json = "{\"title\":\"A\"}".getBytes(StandardCharsets.UTF_8);
    assertEquals(
        501, http.send("POST", http.firm("/products.json"), "text/plain", json).statusCode());
    assertFalse(fpro.violations().isEmpty());
  }

  @Test
  void finalInvoicesCannotBeChanged() throws Exception {
    JsonObject customer = http.create("/customers.json", "{'company_name': 'A'}");
    String body =
        "{'customer_id': "
            + customer.get("id")
            + ", 'items': [{'title': 'P', 'unit_price': '10', 'vat': '0.2'}]}";
    JsonObject draft = http.create("/invoices.json?type_doc=draft", body);
    String path = http.firm("/invoices/" + draft.get("id") + ".json");
    assertTrue(draft.get("invoice_ref").isJsonNull());
    ok(http.send("PATCH", path, "{'items': [{'title': 'P', 'unit_price': '20', 'vat': '0.2'}]}"));
    JsonObject invoice = object(ok(http.send("PATCH", path + "?type_doc=final", "{}")));
    assertEquals("24.0", invoice.get("total_with_vat").getAsString());
    assertEquals(422, http.send("PATCH", path, "{'items': []}").statusCode());
    assertEquals(422, http.delete(path).statusCode());
    ok(http.send("PATCH", path, "{'information': 'Merci'}"));
    String customerPath = http.firm("/customers/" + customer.get("id") + ".json");
    assertEquals(422, http.delete(customerPath).statusCode());
  }

  @Test
  void validationErrorsNameTheField() throws Exception {
    HttpResponse<byte[]> response = http.send("POST", http.firm("/customers.json"), "{}");
    assertEquals(422, response.statusCode());
    assertEquals(
        "{\"errors\":{\"company_name\":[\"" + ErrorResponses.BLANK + "\"]}}", text(response));
  }

  @ParameterizedTest
  @CsvSource({
    "30, 2026-02-27",
    "60fm, 2026-03-31",
    "00fm10, 2026-02-10",
    "cash, 2026-01-28",
    "0, 2026-01-28"
  })
  void termsAreReckoned(String payBefore, LocalDate term) {
    assertEquals(term, DocumentTotals.term(LocalDate.of(2026, 1, 28), payBefore));
  }

  @Test
  void exceededQuotaIsAnError() throws Exception {
    fpro.resetWithQuotas(3, 100);
    for (int left = 2; left >= 0; left--) {
      HttpResponse<byte[]> response = ok(http.get("/account.json"));
      assertEquals("3", response.headers().firstValue("X-RateLimit-Limit").orElseThrow());
      assertEquals(
          Integer.toString(left),
          response.headers().firstValue("X-RateLimit-Remaining").orElseThrow());
    }
    HttpResponse<byte[]> refused = http.get("/account.json");
    assertEquals(429, refused.statusCode());
    assertEquals("Retry later\n", text(refused));
    long wait = Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow());
    assertTrue(wait > 0 && wait <= 300, () -> "Retry-After: " + wait);
  }

  @Test
  void jsonpIsSupported() throws Exception {
    JsonObject product = http.create("/products.json", "{'title': 'a\u2028b'}");
    String path = http.firm("/products/" + product.get("id") + ".json");
    HttpResponse<byte[]> response = ok(http.get(path + "?callback=shop.show"));
    String script = text(response);
    assertTrue(script.startsWith("/**/shop.show({") && script.endsWith("})"), script);
    assertTrue(script.contains("a\\u2028b"), script);
    assertEquals(
        "text/javascript; charset=utf-8",
        response.headers().firstValue("Content-Type").orElseThrow());
    assertEquals(List.of(), fpro.violations());
  }

  @ParameterizedTest
  @ValueSource(strings = {"alert(1)//", "a%20b", "1a", "a..b", "%3Cscript%3E", "a%5B0%5D", ""})
  void hostileCallbacksAreRefused(String name) throws Exception {
    HttpResponse<byte[]> response = http.get("/account.json?callback=" + name);
    assertEquals(400, response.statusCode());
    assertEquals("{\"errors\":\"Invalid callback\"}", text(response));
  }

  @Test
  void missingContactIsAViolation() throws Exception {
    URI url = fpro.url().resolve("/account.json");
    HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(url).header("User-Agent", "curl/8").build(),
            BodyHandlers.discarding());
    assertEquals(1, fpro.violations().size());
    assertTrue(fpro.violations().get(0).contains("User-Agent"), fpro.violations()::toString);
  }
}
