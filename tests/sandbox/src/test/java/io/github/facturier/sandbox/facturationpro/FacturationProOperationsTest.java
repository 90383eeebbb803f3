package io.github.facturier.sandbox.facturationpro;

import static io.github.facturier.sandbox.facturationpro.FacturationProTestClient.created;
import static io.github.facturier.sandbox.facturationpro.FacturationProTestClient.ok;
import static io.github.facturier.sandbox.facturationpro.FacturationProTestClient.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.FacturationProSandbox;
import io.github.facturier.sandbox.RecordedCall;
import io.github.facturier.sandbox.Sandbox;
import io.github.facturier.sandbox.openapi.ApiDocument;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** Calls every operation of the OpenAPI document of Facturation.pro. */
class FacturationProOperationsTest {
  private static final String LINES =
      "'items': [{'title': 'Pub 1', 'quantity': '1.0', 'unit_price': '500', 'vat': '0.200'},"
          + " {'title': 'Pub 2', 'quantity': '1.0', 'unit_price': '200', 'vat': '0.200'}]";

  @Test
  void everyOperationRespondsAsDocumented() throws Exception {
    try (Sandbox sandbox = Sandbox.start()) {
      FacturationProSandbox fpro = sandbox.facturationPro();
      FacturationProTestClient http = new FacturationProTestClient(fpro);
      JsonObject customer = http.create("/customers.json", "{'company_name': 'Big Corp'}");
      customers(http, customer);
      JsonObject quote =
          http.create(
              "/quotes.json",
              "{'customer_id': "
                  + id(customer)
                  + ", 'title': 'Devis', 'pay_before': '60fm', "
                  + LINES
                  + "}");
      invoices(http, fpro, quotes(http, quote));
      redirects(http, customer);
      purchases(http);
      catalogue(http);
      account(http, fpro);

      Set<String> called = new TreeSet<>();
      for (RecordedCall call : fpro.requests()) {
        if (call.operationId() != null && (call.status() / 100 == 2 || call.status() == 302)) {
          called.add(call.operationId());
        }
      }
      ApiDocument spec =
          ApiDocument.load("facturation-pro.yaml", FacturationProApplication.CALLBACK);
      assertEquals(new TreeSet<>(spec.operationIds()), called);
      assertEquals(72, called.size());
      assertEquals(List.of(), http.invalidResponses());
      assertEquals(List.of(), fpro.violations());
    }
  }

  private static void customers(FacturationProTestClient http, JsonObject customer)
      throws Exception {
    String path = "/customers/" + id(customer);
    assertEquals("411BIGCORP", http.read(path + ".json").get("account_code").getAsString());
    ok(http.send("PATCH", http.firm(path + ".json"), "{'city': 'Nice', 'sepa_bic': 'AGRIFRPP'}"));
    assertTrue(http.read(path + ".json").get("sepa_bic").isJsonNull());
    assertEquals("AGRIFRPP", http.read(path + ".json?with_sepa=1").get("sepa_bic").getAsString());
    ok(http.post(http.firm(path + "/archive.json")));
    assertEquals(0, http.list("/customers.json").size());
    assertEquals(1, http.list("/customers.json?mode=archived").size());
    ok(http.post(http.firm(path + "/unarchive.json")));
    assertEquals(1, http.list("/customers.json?company=big").size());
    byte[] file = "bonjour".getBytes(StandardCharsets.UTF_8);
    JsonObject asset =
        created(http.upload(http.firm(path + "/upload.json?filename=contrat.txt"), "a.txt", file));
    assertEquals("contrat.txt", asset.get("document_name").getAsString());
    assertEquals(file.length, asset.get("document_size").getAsInt());
    assertEquals(1, http.list("/assets/customers.json?customer_id=" + id(customer)).size());
    HttpResponse<byte[]> content = http.get(http.firm("/assets/" + id(asset) + "/download"));
    assertEquals("bonjour", text(content));
    assertEquals(
        "attachment; filename=\"contrat.txt\"",
        content.headers().firstValue("Content-Disposition").orElseThrow());
    ok(http.delete(http.firm("/assets/" + id(asset) + ".json")));
    assertEquals(0, http.list("/assets/customers.json").size());
    JsonObject other =
        http.create("/customers.json", "{'last_name': 'Dupont', 'individual': true}");
    ok(http.delete(http.firm("/customers/" + id(other) + ".json")));
  }

  private static JsonObject quotes(FacturationProTestClient http, JsonObject quote)
      throws Exception {
    String path = "/quotes/" + id(quote);
    assertEquals("700.0", quote.get("total").getAsString());
    assertEquals("840.0", quote.get("total_with_vat").getAsString());
    ok(http.send("PATCH", http.firm(path + ".json"), "{'quote_status': 1}"));
    assertEquals(1, http.read(path + ".json").get("quote_status").getAsInt());
    assertEquals(1, http.list("/quotes.json?status=to_invoice&with_details=1").size());
    assertPdf(http.get(http.firm(path + ".pdf?proforma=1")));
    created(http.upload(http.firm(path + "/upload.json?visible=1"), "a.txt", new byte[] {1}));
    assertEquals(1, http.list("/assets/quotes.json").size());
    JsonObject invoice = created(http.post(http.firm(path + "/invoice.json")));
    assertEquals(id(quote), invoice.get("quote_id").getAsLong());
    assertEquals(1, http.list("/quotes.json?status=invoiced").size());
    String lines = "{'customer_id': " + quote.get("customer_id") + ", " + LINES + "}";
    JsonObject copy = http.create("/quotes.json", lines);
    ok(http.delete(http.firm("/quotes/" + id(copy) + ".json")));
    deposit(http, http.create("/quotes.json", lines));
    return invoice;
  }

  private static void deposit(FacturationProTestClient http, JsonObject quote) throws Exception {
    String path = "/quotes/" + id(quote);
    JsonObject deposit =
        http.create(path + "/partial_invoice.json", "{'amount': '300', 'vat': 0.2}");
    assertEquals("360.0", deposit.get("total_with_vat").getAsString());
    assertEquals("300.0", http.read(path + ".json").get("amount_invoiced").getAsString());
    assertEquals(1, http.list("/invoices.json?bill_type=down_payment").size());
    HttpResponse<byte[]> tooMuch =
        http.send(
            "POST",
            http.firm(path + "/partial_invoice.json"),
            "{'amount': '400', 'vat': '0.2', 'invoiced_on': null}");
    assertEquals(422, tooMuch.statusCode(), () -> text(tooMuch));
    JsonObject invoice = created(http.post(http.firm(path + "/invoice.json?api_id=99")));
    assertEquals(99, invoice.get("api_id").getAsInt());
    assertEquals("400.0", invoice.get("total").getAsString());
    assertEquals("700.0", http.read(path + ".json").get("amount_invoiced").getAsString());
  }

  private static void invoices(
      FacturationProTestClient http, FacturationProSandbox fpro, JsonObject invoice)
      throws Exception {
    String path = "/invoices/" + id(invoice);
    String number = invoice.get("full_invoice_ref").getAsString();
    assertTrue(number.matches("FA\\d{6}-1"), number);
    assertEquals(1, http.list("/invoices.json?bill_type=unpaid&full_invoice_ref=" + number).size());
    assertPdf(http.get(http.firm(path + ".pdf?original=1")));
    created(http.upload(http.firm(path + "/upload.json"), "a.txt", new byte[] {1}));
    assertEquals(1, http.list("/assets/invoices.json?invoice_id=" + id(invoice)).size());
    HttpResponse<byte[]> sent =
        http.send(
            "POST", http.firm("/emails.json?bill_id=" + id(invoice)), "{'to': 'a@exemple.fr'}");
    assertEquals(201, sent.statusCode(), () -> text(sent));
    assertEquals(List.of("a@exemple.fr"), fpro.emails().get(0).to());
    settlements(http, path);
    JsonObject note = created(http.post(http.firm(path + "/refund.json?api_id=32")));
    assertEquals("-700.0", note.get("total").getAsString());
    assertEquals(32, note.get("api_id").getAsInt());
    assertEquals(id(invoice), note.get("refund_id").getAsLong());
    assertEquals(0, http.read(path + ".json").get("refund_id").getAsLong());
    JsonObject draft =
        http.create(
            "/invoices.json?type_doc=draft",
            "{'customer_id': " + invoice.get("customer_id") + ", " + LINES + "}");
    ok(http.delete(http.firm("/invoices/" + id(draft) + ".json")));
    long recurring = id(http.list("/recurring_invoices.json").get(0));
    assertEquals(
        "60.0",
        http.read("/recurring_invoices/" + recurring + ".json")
            .get("total_with_vat")
            .getAsString());
  }

  private static void settlements(FacturationProTestClient http, String invoice) throws Exception {
    String path = invoice + "/settlements";
    JsonObject part =
        http.create(path + ".json", "{'total': '40', 'payment_mode': 2, 'paid_on': '2026-01-15'}");
    assertEquals("800.0", http.read(invoice + ".json").get("balance").getAsString());
    JsonObject rest =
        http.create(path + ".json", "{'total': '800', 'payment_mode': 4, 'paid_on': '2026-01-16'}");
    JsonObject paid = http.read(invoice + ".json");
    assertEquals("2026-01-16", paid.get("paid_on").getAsString());
    assertEquals(4, paid.get("payment_mode").getAsInt());
    assertEquals(2, http.list(path + ".json").size());
    assertEquals("40.0", http.read(path + "/" + id(part) + ".json").get("total").getAsString());
    ok(http.delete(http.firm(path + "/" + id(rest) + ".json")));
    assertTrue(http.read(invoice + ".json").get("paid_on").isJsonNull());
    ok(
        http.send(
            "PATCH", http.firm(invoice + ".json"), "{'paid_on': '2020-04-06', 'payment_mode': 1}"));
    assertEquals("0.0", http.read(invoice + ".json").get("balance").getAsString());
  }

  private static void redirects(FacturationProTestClient http, JsonObject customer)
      throws Exception {
    for (String list : List.of("invoices", "quotes")) {
      HttpResponse<byte[]> response =
          http.get(http.firm("/customers/" + id(customer) + "/" + list + ".json"));
      assertEquals(302, response.statusCode());
      String location = response.headers().firstValue("Location").orElseThrow();
      assertEquals(http.firm("/" + list + ".json?customer_id=" + id(customer)), location);
      ok(http.get(location));
    }
  }

  private static void purchases(FacturationProTestClient http) throws Exception {
    JsonObject supplier = http.create("/suppliers.json", "{'company_name': 'Office Depot'}");
    String supplierPath = "/suppliers/" + id(supplier) + ".json";
    ok(http.send("PATCH", http.firm(supplierPath), "{'city': 'Nice'}"));
    assertEquals("Nice", http.read(supplierPath).get("city").getAsString());
    assertEquals(1, http.list("/suppliers.json?company=office").size());
    JsonObject purchase =
        http.create(
            "/purchases.json",
            "{'supplier_id': "
                + id(supplier)
                + ", 'title': 'Papier', 'total_with_vat': '100', 'vat_amount': '16,39'}");
    assertEquals("83.61", purchase.get("total").getAsString());
    String path = "/purchases/" + id(purchase);
    ok(http.send("PATCH", http.firm(path + ".json"), "{'paid_on': '2026-01-15'}"));
    assertEquals("2026-01-15", http.read(path + ".json").get("paid_on").getAsString());
    assertEquals(1, http.list("/purchases.json?purchase_type=paid").size());
    created(http.upload(http.firm(path + "/upload.json"), "a.txt", new byte[] {1}));
    assertEquals(1, http.list("/assets/purchases.json").size());
    long recurring = id(http.list("/recurring_purchases.json").get(0));
    http.read("/recurring_purchases/" + recurring + ".json");
    assertEquals(422, http.delete(http.firm(supplierPath)).statusCode());
    ok(http.delete(http.firm(path + ".json")));
    ok(http.delete(http.firm(supplierPath)));
  }

  private static void catalogue(FacturationProTestClient http) throws Exception {
    for (String list : List.of("products", "categories", "followups")) {
      JsonObject record = http.create("/" + list + ".json", "{'title': 'Premier'}");
      String path = "/" + list + "/" + id(record) + ".json";
      ok(http.send("PATCH", http.firm(path), "{'title': 'Second'}"));
      assertEquals("Second", http.read(path).get("title").getAsString());
      assertEquals(1, http.list("/" + list + ".json?title=second").size());
      ok(http.delete(http.firm(path)));
      assertEquals(404, http.get(http.firm(path)).statusCode());
    }
  }

  private static void account(FacturationProTestClient http, FacturationProSandbox fpro)
      throws Exception {
    assertEquals(2, object(http.get("/account.json")).getAsJsonArray("firms").size());
    assertEquals(1, http.list("/orders.json").size());
    assertEquals(1, http.list("/collaborators.json").size());
    HttpUrl authorize =
        HttpUrl.get(fpro.url())
            .newBuilder()
            .encodedPath("/oauth/authorize")
            .addQueryParameter("response_type", "code")
            .addQueryParameter("client_id", fpro.clientId())
            .addQueryParameter("redirect_uri", fpro.redirectUri())
            .addQueryParameter("scope", "read_write")
            .addQueryParameter("state", "xyz")
            .build();
    HttpResponse<byte[]> consent =
        http.get(authorize.encodedPath() + "?" + authorize.encodedQuery());
    HttpUrl back = HttpUrl.get(consent.headers().firstValue("Location").orElseThrow());
    assertEquals("xyz", back.queryParameter("state"));
    http.authorization(null);
    JsonObject token =
        object(
            http.form(
                "/oauth/token",
                Map.of(
                    "grant_type", "authorization_code",
                    "client_id", fpro.clientId(),
                    "client_secret", fpro.clientSecret(),
                    "code", back.queryParameter("code"),
                    "redirect_uri", fpro.redirectUri())));
    Map<String, String> refresh =
        Map.of(
            "grant_type", "refresh_token",
            "client_id", fpro.clientId(),
            "client_secret", fpro.clientSecret(),
            "refresh_token", token.get("refresh_token").getAsString());
    JsonObject renewed = object(http.form("/oauth/token", refresh));
    assertEquals(400, http.form("/oauth/token", refresh).statusCode());
    ok(
        http.authorization("Bearer " + renewed.get("access_token").getAsString())
            .get("/account.json"));
  }

  private static JsonObject object(HttpResponse<byte[]> response) {
    return FacturationProTestClient.object(ok(response));
  }

  private static void assertPdf(HttpResponse<byte[]> response) {
    assertTrue(text(ok(response)).startsWith("%PDF-"));
  }

  private static long id(JsonObject record) {
    return record.get("id").getAsLong();
  }
}
