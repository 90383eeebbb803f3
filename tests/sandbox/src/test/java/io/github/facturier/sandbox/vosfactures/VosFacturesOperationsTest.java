package io.github.facturier.sandbox.vosfactures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.RecordedCall;
import io.github.facturier.sandbox.Sandbox;
import io.github.facturier.sandbox.VosFacturesSandbox;
import io.github.facturier.sandbox.openapi.ApiDocument;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VosFacturesOperationsTest {
  /**
   * Dates that are written with a space, by {@code x-doc-defect}: that does not match the format.
   */
  private static final Pattern DATES_WITH_SPACE =
      Pattern.compile(
          ".*format\\.date-time: \\[Path '/reminders_info/(last_reminder_date|reminders/\\d+/date)'] .*");

  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

  @Test
  void everyOperationRespondsAsDocumented() throws Exception {
    try (Sandbox sandbox = Sandbox.start()) {
      VosFacturesSandbox vos = sandbox.vosFactures();
      VosFacturesTestClient http = new VosFacturesTestClient(vos);
      parties(http, vos);
      catalogue(http);
      stock(http);
      invoices(http, vos);
      accounts(http, vos);
      Set<String> called =
          vos.requests().stream()
              .filter(call -> call.status() / 100 == 2 && call.operationId() != null)
              .map(RecordedCall::operationId)
              .collect(Collectors.toCollection(TreeSet::new));
      Set<String> documented = ApiDocument.load("vosfactures.yaml", "api_token").operationIds();
      assertTrue(documented.size() > 70, () -> documented.size() + " operations");
      assertEquals(new TreeSet<>(documented), called);
      assertEquals(List.of(), vos.violations());
      List<String> invalid =
          http.invalidResponses().stream()
              .filter(response -> !DATES_WITH_SPACE.matcher(response).matches())
              .toList();
      assertEquals(List.of(), invalid);
    }
  }

  private static void parties(VosFacturesTestClient http, VosFacturesSandbox vos) throws Exception {
    JsonObject department =
        http.create("/departments.json", "{'department': {'name': 'ABC', 'shortcut': 'abc'}}");
    String path = "/departments/" + id(department) + ".json";
    ok(http.send("PUT", path, "{'department': {'name': 'ABC 2', 'tax_no': 'FR1'}}"));
    ok(
        http.multipart(
            "PUT",
            URI.create(vos.url() + path.substring(1)),
            Map.of("api_token", vos.apiToken()),
            "department[logo]",
            "logo.png",
            "image/png",
            PNG));
    JsonObject read = http.read(path);
    assertEquals("ABC 2", read.get("name").getAsString());
    assertEquals("logo.png", read.get("logo_file_name").getAsString());
    assertEquals(2, http.list("/departments.json").size());
    ok(http.delete(path));
    JsonObject client =
        http.create("/clients.json", "{'client': {'name': 'A', 'email': 'a@b.fr'}}");
    JsonObject twin = http.create("/clients.json", "{'client': {'name': 'A bis'}}");
    String clientPath = "/clients/" + id(client);
    ok(http.send("PUT", clientPath + ".json", "{'client': {'city': 'Nice'}}"));
    assertEquals("Nice", http.read(clientPath + ".json").get("city").getAsString());
    assertEquals(1, http.list("/clients.json?email=a@b.fr").size());
    ok(http.send("POST", clientPath + "/merge.json", "{'merge_ids': [" + id(twin) + "]}"));
    assertEquals(404, http.get("/clients/" + id(twin) + ".json").statusCode());
    http.create(
        "/addresses.json",
        "{'address': {'name': 'Dépôt', 'kind': 'delivery', 'addressable_type': 'Client',"
            + " 'addressable_id': "
            + id(client)
            + ", 'primary': 'true'}}");
    ok(http.delete(clientPath + ".json"));
  }

  private static void catalogue(VosFacturesTestClient http) throws Exception {
    JsonObject product =
        http.create(
            "/products.json",
            "{'product': {'name': 'A', 'code': 'A001', 'price_gross': '120', 'tax': '20'}}");
    assertEquals("100.0", product.get("price_net").getAsString());
    ok(
        http.send(
            "PUT", "/products/A001.json", "{'find_by': 'code', 'product': {'price_gross': '60'}}"));
    assertEquals(
        "50.0", http.read("/products/" + id(product) + ".json").get("price_net").getAsString());
    assertEquals(1, http.list("/products.json?ids[]=" + id(product)).size());
    JsonObject priceList =
        http.create(
            "/price_lists.json",
            "{'price_list': {'name': 'Tarif', 'price_list_positions_attributes': {'0':"
                + " {'priceable_id': '"
                + id(product)
                + "', 'price_net': '10.0',"
                + " 'price_gross': '12.0', 'use_tax': 1, 'tax': '20'}}}}");
    String path = "/price_lists/" + id(priceList);
    ok(http.send("PUT", path + ".json", "{'price_list': {'name': 'Autre tarif'}}"));
    JsonObject prices = http.read(path + "/prices_for_products.json?product_ids[]=" + id(product));
    assertEquals(
        "12.0",
        prices.getAsJsonObject(String.valueOf(id(product))).get("price_gross").getAsString());
    assertEquals(1, http.list("/price_lists.json").size());
    ok(http.delete(path + ".json"));
    ok(http.delete("/products/" + id(product) + ".json"));
    assertEquals(0, http.list("/products.json?ids[]=" + id(product)).size());
    JsonObject category = http.create("/categories.json", "{'category': {'name': 'C'}}");
    String categoryPath = "/categories/" + id(category) + ".json";
    ok(http.send("PUT", categoryPath, "{'category': {'description': 'D'}}"));
    assertEquals("D", http.read(categoryPath).get("description").getAsString());
    assertEquals(1, http.list("/categories.json?ids=" + id(category)).size());
    ok(http.delete(categoryPath));
  }

  private static void stock(VosFacturesTestClient http) throws Exception {
    JsonObject warehouse = http.create("/warehouses.json", "{'warehouse': {'name': 'E'}}");
    String path = "/warehouses/" + id(warehouse) + ".json";
    ok(http.send("PUT", path, "{'warehouse': {'description': 'D'}}"));
    http.read(path);
    assertEquals(2, http.list("/warehouses.json").size());
    JsonObject document =
        http.create(
            "/warehouse_documents.json",
            "{'warehouse_document': {'kind': 'pz', 'warehouse_id': "
                + id(warehouse)
                + ", 'client_name': 'Fournisseur', 'warehouse_actions': [{'product_name': 'Vis',"
                + " 'purchase_tax': '20', 'purchase_price_net': 10.20, 'quantity': 4}]}}");
    String documentPath = "/warehouse_documents/" + id(document) + ".json";
    ok(http.send("PUT", documentPath, "{'warehouse_document': {'client_name': 'Autre'}}"));
    assertEquals("Autre", http.read(documentPath).get("client_name").getAsString());
    assertEquals(1, http.list("/warehouse_documents.json?kind=pz").size());
    List<JsonObject> actions =
        http.list("/warehouse_actions.json?warehouse_document_id=" + id(document));
    assertEquals("4.0", actions.get(0).get("quantity").getAsString());
    long product = actions.get(0).get("product_id").getAsLong();
    JsonObject stocked = http.read("/products/" + product + ".json?warehouse_id=" + id(warehouse));
    assertEquals("4.0", stocked.get("warehouse_quantity").getAsString());
    ok(http.delete(documentPath));
    assertEquals(List.of(), http.list("/warehouse_actions.json"));
    ok(http.delete(path));
  }

  private static void invoices(VosFacturesTestClient http, VosFacturesSandbox vos)
      throws Exception {
    JsonObject invoice =
        http.create(
            "/invoices.json",
            "{'invoice': {'kind': 'vat', 'number': null, 'buyer_name': 'Client Untel',"
                + " 'buyer_email': 'c@exemple.com', 'positions': [{'name': 'P', 'tax': '20',"
                + " 'total_price_gross': 12, 'quantity': 1}]}}");
    long id = id(invoice);
    String path = "/invoices/" + id;
    ok(http.send("PUT", path + ".json", "{'invoice': {'place': 'Paris'}}"));
    ok(http.send("PATCH", path + ".json", "{'invoice': {'show_attachments': true}}"));
    assertEquals(1, http.list("/invoices.json?period=this_month&include_positions=true").size());
    ok(http.get(path + ".pdf?print_option=copy&print_ean_codes=true"));
    ok(http.post(path + "/send_by_email.json?email_pdf=true"));
    ok(http.post(path + "/change_status.json?status=accepted"));
    JsonObject credentials = http.read(path + "/get_new_attachment_credentials.json");
    Uploads.upload(http, credentials, "note.txt", "bonjour".getBytes(StandardCharsets.UTF_8));
    ok(http.post(path + "/add_attachment.json?file_name=note.txt"));
    ok(http.get(path + "/attachments_zip.json"));
    String token = invoice.get("token").getAsString();
    ok(http.send("GET", "/invoice/" + token, null, null));
    ok(http.send("GET", "/invoice/" + token + ".pdf?inline=yes", null, null));
    vos.remind(id, "send_overdue");
    String today = invoice.get("issue_date").getAsString();
    String report = "/reports/reminders_report.json?date_from=" + today + "&date_to=" + today;
    assertEquals(1, http.list(report + "&kind=overdue").size());
    JsonObject recurring =
        http.create(
            "/recurrings.json",
            "{'recurring': {'name': 'R', 'invoice_id': "
                + id
                + ", 'start_date': '2026-01-01', 'every': '1m'}}");
    ok(
        http.send(
            "PUT",
            "/recurrings/" + id(recurring) + ".json",
            "{'recurring': {'next_invoice_date': '2026-02-01'}}"));
    assertEquals(
        "2026-02-01", http.list("/recurrings.json").get(0).get("next_invoice_date").getAsString());
    JsonObject payment =
        http.create(
            "/banking/payments.json",
            "{'banking_payment': {'name': 'P', 'price': 5, 'invoice_id': "
                + id
                + ", 'paid': true, 'kind': 'api'}}");
    String paymentPath = "/banking/payments/" + id(payment) + ".json";
    ok(http.send("PATCH", paymentPath, "{'banking_payment': {'price': 6}}"));
    assertEquals("6.0", http.read(path + ".json").get("paid").getAsString());
    http.read(paymentPath);
    assertEquals(1, http.list("/banking/payments.json?include=invoices").size());
    ok(http.delete(paymentPath));
    ok(http.send("POST", "/invoices/cancel.json", "{'cancel_invoice_id': " + id + "}"));
    JsonObject shown =
        http.read(path + ".json?additional_fields%5Binvoice%5D=cancel_reason,reminders_info");
    assertTrue(shown.get("cancelled").getAsBoolean());
    assertEquals(1, shown.getAsJsonObject("reminders_info").get("count").getAsInt());
    ok(http.delete(path + ".json"));
  }

  private static void accounts(VosFacturesTestClient http, VosFacturesSandbox vos)
      throws Exception {
    assertEquals(vos.apiToken(), http.read("/account.json").get("api_token").getAsString());
    http.create("/account.json", "{'account': {'prefix': 'ABC'}, 'integration_token': 'x'}");
    ok(http.send("PATCH", "/account.json", "{'account': {'use_receipt': true}}"));
    ok(http.send("POST", "/account/delete.json", "{}"));
    ok(
        http.send(
            "POST",
            "/account/add_user.json",
            "{'integration_token': 'x', 'user': {'invite': true, 'email': 'u@exemple.com'}}"));
    String login = "{\"login\":\"" + vos.login() + "\",\"password\":\"" + vos.password() + "\"}";
    HttpResponse<byte[]> session =
        http.send(
            "POST", "/login.json", "application/json", login.getBytes(StandardCharsets.UTF_8));
    assertEquals(
        vos.apiToken(), VosFacturesTestClient.object(session).get("api_token").getAsString());
    JsonObject webhook =
        http.create(
            "/webhooks.json",
            "{'webhook': {'kind': 'client:create', 'url': 'https://exemple.com/w',"
                + " 'api_token': 'mine'}}");
    String path = "/webhooks/" + id(webhook) + ".json";
    ok(http.send("PUT", path, "{'webhook': {'active': false}}"));
    assertEquals("mine", http.read(path).get("api_token").getAsString());
    assertEquals(1, http.list("/webhooks.json").size());
    ok(http.delete(path));
  }

  private static long id(JsonObject record) {
    return record.get("id").getAsLong();
  }

  private static void ok(HttpResponse<byte[]> response) {
    assertEquals(200, response.statusCode(), () -> VosFacturesTestClient.text(response));
  }
}
