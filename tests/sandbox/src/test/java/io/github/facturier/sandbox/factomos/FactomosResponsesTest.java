package io.github.facturier.sandbox.factomos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.FactomosSandbox;
import io.github.facturier.sandbox.Sandbox;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import io.github.facturier.sandbox.openapi.ApiDocument;
import io.github.facturier.sandbox.openapi.ReceivedBodies;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A business case. Each response is validated against the OpenAPI document. */
class FactomosResponsesTest {
  private final Sandbox sandbox = Sandbox.start();
  private final FactomosSandbox factomos = sandbox.factomos();
  private final FactomosTestClient client = FactomosTestClient.of(factomos);
  private final ApiDocument spec = ApiDocument.load("factomos.yaml", "");
  private final Set<String> asked = new LinkedHashSet<>();
  private final List<String> bad = new ArrayList<>();

  @AfterEach
  void close() {
    sandbox.close();
  }

  private JsonObject ask(String action, String... fields) {
    asked.add(action);
    JsonObject result = client.action(action, fields);
    assertEquals(0, FactomosTestClient.code(result), result::toString);
    Request request =
        Request.parse(
            "POST",
            "/api/api.php",
            HttpUrl.get(factomos.url().resolve("api/api.php")),
            Headers.of("Content-Type", Request.FORM),
            ("action=" + action).getBytes(StandardCharsets.UTF_8));
    ReceivedBodies.of("factomos.yaml").add(action, 200, result);
    spec.validate(request, Response.json(200, result))
        .forEach(violation -> bad.add(action + ": " + violation));
    return result;
  }

  private String id(String field, String action, String... fields) {
    return ask(action, fields).get(field).getAsString();
  }

  private JsonObject invoice(String id) {
    return ask("getInvoice", "invoice_id", id).getAsJsonObject("invoice");
  }

  private static void assertText(String expected, JsonObject object, String field) {
    assertEquals(expected, object.get(field).getAsString(), field);
  }

  @Test
  void everyActionRespondsAsDocumented() {
    String account =
        id(
            "company_id",
            "createAccount",
            "username",
            "a@b.fr",
            "app_name",
            "x",
            "vat_percentage",
            "20");
    ask("updateAccount", "company_id", account, "subscription_status", "readonly");
    ask("deleteAccount", "company_id", account);
    ask("getConnectionToken");
    String buyer =
        id("client_id", "createClient", "category", "client", "client_company_name", "Dupont");
    ask("editClient", "client_id", buyer, "client_city", "Lyon");
    JsonObject read = ask("getClient", "client_id", buyer).getAsJsonObject("client");
    assertText("Lyon", read, "client_city");
    assertText("Dupont", read, "client_company_name");
    String service = id("service_id", "createService", "service_name", "Conseil", "price", "150");
    assertText("150", ask("getService", "service_id", service).getAsJsonObject("service"), "price");

    String estimate =
        id(
            "estimate_id",
            "createEstimate",
            "client_id",
            buyer,
            "line_service_id[]",
            service,
            "line_quantity[]",
            "2");
    JsonObject asked = ask("getEstimate", "estimate_id", estimate).getAsJsonObject("estimate");
    assertText("300", asked, "figures_total_withoutvat");
    assertText("60", asked, "figures_total_vat");
    String invoice = id("invoice_id", "transformEstimate", "estimate_id", estimate);
    assertText("360", invoice(invoice), "figures_total_withvat");
    assertText("pending", invoice(invoice), "invoice_status");
    ask("sendInvoice", "invoice_id", invoice, "email_to", "a@b.fr");
    assertEquals(
        1,
        ask("getInvoiceMailHistory", "invoice_id", invoice)
            .getAsJsonArray("invoice-emails")
            .size());
    assertEquals(List.of("a@b.fr"), factomos.emails().get(0).to());
    ask("listEmailTemplates");

    ask("createPayment", "invoice_id", invoice, "montant", "100", "type", "check");
    assertText("partially-paid", invoice(invoice), "invoice_status");
    ask("editPayment", "invoice_id", invoice, "montant", "360");
    assertText("paid", invoice(invoice), "invoice_status");
    assertText("0", invoice(invoice), "figures_due");
    ask("deleteAllPayments", "invoice_id", invoice);
    String note = id("invoice_id", "createCreditNote", "invoice_id", invoice);
    assertText("-360", invoice(note), "figures_total_withvat");
    assertText("avoir", invoice(note), "invoice_status");
    assertText("paid-avoir", invoice(invoice), "invoice_status");

    String late =
        id(
            "invoice_id",
            "createInvoice",
            "client_id",
            buyer,
            "payment_term",
            "2012-06-01",
            "figures_total_withvat",
            "99.90",
            "line_service_id[]",
            service,
            "line_quantity[]",
            "1",
            "line_price[]",
            "83.25");
    assertText("99.9", invoice(late), "figures_total_withvat");
    assertText("16.65", invoice(late), "figures_total_vat");
    JsonObject list = ask("listInvoice", "invoice_status", "later");
    assertEquals(1, list.getAsJsonObject("pagination").get("total_invoices").getAsInt());
    ask(
        "editInvoice",
        "invoice_id",
        late,
        "client_id",
        buyer,
        "line_service_id[]",
        service,
        "line_quantity[]",
        "3");
    assertText("540", invoice(late), "figures_total_withvat");

    String expense =
        id(
            "expense_id",
            "createExpense",
            "supplier_id",
            buyer,
            "amount",
            "3.66",
            "payment_type",
            "check");
    ask(
        "editExpense",
        "expense_id",
        expense,
        "supplier_id",
        buyer,
        "amount",
        "4",
        "payment_type",
        "cb");
    assertText("4", ask("getExpense", "expense_id", expense).getAsJsonObject("expense"), "amount");

    assertEquals(List.of(), bad);
    Set<String> actions = new LinkedHashSet<>(spec.operationIds());
    actions.removeAll(
        Set.of("createSession", "deleteSession", "checkSession", "authorize", "openEstimateForm"));
    assertEquals(26, actions.size());
    assertEquals(actions, this.asked);
    assertEquals(List.of(), factomos.violations());
  }

  @Test
  void requestWithoutSessionIsRedirectedToTheSignInPage() {
    HttpResponse<String> form =
        client.send("POST", "creer-devis", "objet=x", "x-auth-token", "wrong");
    assertEquals(302, form.statusCode());
    String location = form.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> page = client.send("GET", location.substring(1), "");
    assertTrue(page.body().contains("Connexion"), page::body);
  }

  @Test
  void sessionIsKeptByItsCookie() {
    String token = client.made("auth_token", "getConnectionToken");
    HttpResponse<String> opened = client.send("POST", "api/session/create/" + token, "");
    String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    assertEquals(0, client.plainCode("GET", "api/session/check", "Cookie", cookie));
    assertEquals(-34, client.plainCode("GET", "api/session/check", "Cookie", cookie + "x"));
    assertEquals(0, client.plainCode("POST", "api/session/delete/" + token));
    assertEquals(-34, client.plainCode("GET", "api/session/check", "Cookie", cookie));
  }
}
