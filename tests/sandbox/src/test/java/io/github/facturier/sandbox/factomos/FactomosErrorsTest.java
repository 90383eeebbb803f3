package io.github.facturier.sandbox.factomos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.facturier.sandbox.FactomosSandbox;
import io.github.facturier.sandbox.Sandbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each documented error of Factomos, caused by an invalid call. */
class FactomosErrorsTest {
  private final Sandbox sandbox = Sandbox.start();
  private final FactomosSandbox factomos = sandbox.factomos();
  private final FactomosTestClient client = FactomosTestClient.of(factomos);

  @AfterEach
  void close() {
    sandbox.close();
  }

  private static int codeOf(String json) {
    return FactomosTestClient.code(JsonParser.parseString(json).getAsJsonObject());
  }

  @Test
  void errorsBeforeTheLookupOfTheSecretAreNotEncrypted() {
    assertEquals(-1, codeOf(client.post("crequest=x")));
    assertEquals(-2, codeOf(client.post("token=" + factomos.token())));
    assertEquals(-3, codeOf(client.post("token=wrong&crequest=x")));
  }

  @Test
  void requestThatCannotBeDecryptedIsAnError() {
    FactomosTestClient wrong =
        new FactomosTestClient(factomos, factomos.token(), "another-secret-6");
    // The response is encrypted with the right secret, so decryption with the wrong one fails.
    assertThrows(RuntimeException.class, () -> wrong.action("listEmailTemplates"));
    PayloadCipher right = new PayloadCipher(factomos.secret());
    String response = client.post("token=" + factomos.token() + "&crequest=%3F%3F");
    assertEquals(-5, codeOf(right.decrypt(response)));
    assertEquals(-6, client.code("getRocket"));
    assertEquals(-6, client.code(""));
  }

  @Test
  void dailyCallsAreCounted() {
    Instant noon = Instant.parse("2026-11-02T12:00:00Z");
    Clock[] now = {Clock.fixed(noon, ZoneId.of("Europe/Paris"))};
    Clock clock =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return now[0].getZone();
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return now[0].withZone(zone);
          }

          @Override
          public Instant instant() {
            return now[0].instant();
          }
        };
    try (Sandbox fixed = Sandbox.start(clock)) {
      FactomosTestClient caller = FactomosTestClient.of(fixed.factomos());
      fixed.factomos().callsPerDay(2);
      assertEquals(0, caller.code("listEmailTemplates"));
      assertEquals(0, caller.code("listEmailTemplates"));
      assertEquals(-4, caller.code("listEmailTemplates"));
      now[0] = Clock.offset(now[0], Duration.ofDays(1));
      assertEquals(0, caller.code("listEmailTemplates"));
    }
  }

  @Test
  void clientsAndServices() {
    assertEquals(-8, client.code("getClient"));
    assertEquals(-9, client.code("getClient", "client_id", "1"));
    assertEquals(-8, client.code("editClient"));
    assertEquals(-9, client.code("editClient", "client_id", "1"));
    assertEquals(-11, client.code("createClient", "client_company_name", "x"));
    assertEquals(-12, client.code("createClient", "category", "client"));
    assertEquals(-13, client.code("getService"));
    assertEquals(-14, client.code("getService", "service_id", "1"));
    assertEquals(-15, client.code("createService", "price", "1"));
    assertEquals(-16, client.code("createService", "service_name", "x"));
    assertEquals(
        -27,
        client.code("createService", "service_name", "x", "price", "1", "category", "my category"));
  }

  @Test
  void documents() {
    String buyer =
        client.made("client_id", "createClient", "category", "client", "client_company_name", "x");
    for (String action : new String[] {"createInvoice", "createEstimate"}) {
      assertEquals(-9, client.code(action));
      assertEquals(-10, client.code(action, "client_id", "1"));
      assertEquals(-14, client.code(action, "client_id", buyer, "line_service_id[]", "1"));
    }
    for (String action :
        new String[] {
          "getInvoice",
          "editInvoice",
          "sendInvoice",
          "getInvoiceMailHistory",
          "createPayment",
          "editPayment",
          "deleteAllPayments",
          "createCreditNote"
        }) {
      assertEquals(-17, client.code(action), action);
      assertEquals(-20, client.code(action, "invoice_id", "1"), action);
    }
    String invoice = client.made("invoice_id", "createInvoice", "client_id", buyer);
    assertEquals(-9, client.code("editInvoice", "invoice_id", invoice));
    for (String action : new String[] {"getEstimate", "transformEstimate"}) {
      assertEquals(-25, client.code(action), action);
      assertEquals(-26, client.code(action, "estimate_id", "1"), action);
    }
    assertEquals(-39, client.code("listInvoice"));
    assertEquals(-40, client.code("listInvoice", "invoice_status", "lost"));
    assertEquals(-41, client.code("listInvoice", "invoice_status", "pending", "page_index", "2"));
  }

  @Test
  void paymentsAndExpenses() {
    String buyer =
        client.made("client_id", "createClient", "category", "client", "client_company_name", "x");
    String invoice = client.made("invoice_id", "createInvoice", "client_id", buyer);
    for (int i = 0; i < 2; i++) {
      client.action("createPayment", "invoice_id", invoice, "montant", "1", "type", "cb");
    }
    assertEquals(-21, client.code("editPayment", "invoice_id", invoice));
    assertEquals(-21, client.code("createExpense"));
    assertEquals(-18, client.code("createExpense", "supplier_id", buyer));
    assertEquals(-19, client.code("createExpense", "supplier_id", buyer, "amount", "1"));
    assertEquals(-23, client.code("getExpense"));
    assertEquals(-24, client.code("getExpense", "expense_id", "1"));
    assertEquals(-23, client.code("editExpense"));
    assertEquals(-24, client.code("editExpense", "expense_id", "1"));
  }

  @Test
  void accounts() {
    assertEquals(-29, client.code("createAccount"));
    assertEquals(-30, client.code("createAccount", "username", factomos.username()));
    assertEquals(-35, client.code("deleteAccount"));
    assertEquals(-36, client.code("deleteAccount", "company_id", "1"));
    JsonObject made = client.action("createAccount", "username", "a@b.fr", "app_name", "x");
    String id = made.get("company_id").getAsString();
    assertEquals(-37, client.code("updateAccount", "company_id", id));
    assertEquals(
        -38, client.code("updateAccount", "company_id", id, "subscription_status", "lost"));
    FactomosTestClient other =
        new FactomosTestClient(
            factomos, made.get("api_key").getAsString(), made.get("api_secret").getAsString());
    assertEquals(-33, other.code("deleteAccount", "company_id", id));
    assertEquals(0, other.code("getConnectionToken"));
    assertEquals(0, client.code("deleteAccount", "company_id", id));
    assertEquals(-28, other.code("getConnectionToken"));
  }

  @Test
  void sessions() {
    assertEquals(-34, client.plainCode("GET", "api/session/check"));
    assertEquals(-31, client.plainCode("POST", "api/session/create/"));
    assertEquals(-32, client.plainCode("POST", "api/session/create/wrong"));
    assertEquals(-31, client.plainCode("POST", "api/session/delete/"));
    assertEquals(-32, client.plainCode("POST", "api/session/delete/wrong"));
  }

  @Test
  void anyErrorCanBeInjected() {
    factomos.refuseNext("getClient", -4);
    JsonObject refused = client.action("getClient", "client_id", "1");
    assertEquals(-4, FactomosTestClient.code(refused));
    assertEquals(-9, client.code("getClient", "client_id", "1"));
    assertThrows(IllegalArgumentException.class, () -> factomos.refuseNext("getRocket", -4));
  }

  @Test
  void messagesOfMinusNineAndMinusTwentyOneDependOnTheAction() {
    assertNotEquals(
        ErrorResponses.response("getClient", -9).json(),
        ErrorResponses.response("createInvoice", -9).json());
    assertNotEquals(
        ErrorResponses.response("editPayment", -21).json(),
        ErrorResponses.response("createExpense", -21).json());
  }

  @Test
  void undocumentedFieldsAreViolations() {
    client.action("getClient", "client_id", "x");
    client.action("getClient", "client_id", "1", "rocket", "1");
    client.action("createClient", "category", "rocket", "client_company_name", "x");
    client.action("createExpense", "date", "01/02/2026");
    client.action(
        "createInvoice",
        "client_id",
        "1",
        "line_service_id[]",
        "1",
        "line_quantity[]",
        "1",
        "line_quantity[]",
        "2");
    client.post("token=x&crequest=y&action=getClient");
    String all = String.join("\n", factomos.violations());
    for (String expected :
        new String[] {
          "'client_id': not of type integer",
          "'rocket' is not documented",
          "'category': not one of",
          "'date': not of type string, format date",
          "'amount' is missing",
          "columns of different lengths",
          "'action' is sent in clear"
        }) {
      assertTrue(all.contains(expected), () -> expected + " in\n" + all);
    }
  }
}
