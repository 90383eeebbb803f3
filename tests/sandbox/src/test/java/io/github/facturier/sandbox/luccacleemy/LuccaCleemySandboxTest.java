package io.github.facturier.sandbox.luccacleemy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.Fault;
import io.github.facturier.sandbox.LuccaCleemySandbox;
import io.github.facturier.sandbox.Sandbox;
import io.github.facturier.sandbox.openapi.ValidatingHttpClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LuccaCleemySandboxTest {
  private static final String EXPORT = "cleemy/services/v3/CreateExpenseAccountingExport";
  private static final String ESTABLISHMENTS = "organization/structure/api/establishments";

  private final Sandbox sandbox = Sandbox.start();
  private final LuccaCleemySandbox lucca = sandbox.luccaCleemy();
  private final ValidatingHttpClient http =
      new ValidatingHttpClient(lucca.url(), "lucca-cleemy.yaml")
          .authorization("lucca application=" + lucca.applicationKey());

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void everyOperationRespondsAsDocumented() throws Exception {
    export("?legalEntityId=1");
    http.get(ESTABLISHMENTS + "?fields.root=count,prev,next");
    http.get("organization/structure/api/legal-units");
    http.get("api/legalentities");
    http.get("api/v3/legalentities?paging=0,2&fields=id,name,collection.count");
    http.get("api/v3/legalentities/1");
    http.get("api/v3/expenseClaims?paging=0,2&statusId=5,7&orderBy=declaredOn,desc");
    http.get("api/v3/expenseClaimItems?purchasedOn=since,2015-11-10&ownerId=361");
    http.get("api/v3/expenseClaimItems/1");
    assertEquals(200, token("legal-entities.readonly business-establishments.readonly"));
    http.header("Api-Version", "2024-11-01");
    http.get("lucca-api/business-establishments?include=links,totalCount,embedded&limit=2");
    http.get("lucca-api/business-establishments/1?include=embedded,links");
    http.get("lucca-api/legal-entities?include=links,totalCount");
    http.get("lucca-api/legal-entities/1");
    assertEquals(http.operations(), http.succeeded());
    assertEquals(List.of(), http.invalidResponses());
    assertEquals(List.of(), lucca.violations());
  }

  /** Requests a token, uses it from now on, and returns the status. */
  private int token(String scope) throws Exception {
    String form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s&scope=%s"
            .formatted(lucca.clientId(), lucca.clientSecret(), scope.replace(" ", "%20"));
    HttpResponse<byte[]> response =
        http.send(
            "POST",
            "connect/token",
            "application/x-www-form-urlencoded",
            form.getBytes(StandardCharsets.UTF_8));
    if (response.statusCode() == 200) {
      String token = ValidatingHttpClient.json(response).get("access_token").getAsString();
      http.authorization("Bearer " + token);
    }
    return response.statusCode();
  }

  @Test
  void listsExpensesByPageAndFilter() throws Exception {
    assertEquals(List.of(3, 2), expenses("Claims?paging=0,2&orderBy=id,desc"));
    assertEquals(List.of(2), expenses("Claims?paging=1,1"));
    assertEquals(List.of(1, 2), expenses("Claims?declaredOn=until,2015-11-15"));
    assertEquals(List.of(), expenses("Claims?statusId=7"));
    assertEquals(List.of(), expenses("Claims?ownerId=1"));
    assertEquals(List.of(2, 3), expenses("ClaimItems?purchasedOn=since,2015-11-15"));
    assertEquals(List.of(2), expenses("ClaimItems?expenseClaimId=2"));
    assertEquals(404, http.get("api/v3/expenseClaimItems/99").statusCode());
    assertEquals(List.of(), http.invalidResponses());
  }

  private List<Integer> expenses(String query) throws Exception {
    return ValidatingHttpClient.json(http.get("api/v3/expense" + query))
        .getAsJsonObject("data")
        .getAsJsonArray("items")
        .asList()
        .stream()
        .map(item -> item.getAsJsonObject().get("id").getAsInt())
        .toList();
  }

  @Test
  void theLuccaApiHasTokensAndCursors() throws Exception {
    http.header("Api-Version", "2024-11-01");
    assertEquals(400, token("employees.readonly"));
    assertEquals(401, http.get("lucca-api/legal-entities").statusCode());
    assertEquals(200, token("business-establishments.readonly"));
    assertEquals(403, http.get("lucca-api/legal-entities").statusCode());
    String list = "lucca-api/business-establishments?include=links,totalCount&limit=2";
    JsonObject first = ValidatingHttpClient.json(http.get(list));
    assertEquals(3, first.get("totalCount").getAsInt());
    assertTrue(first.getAsJsonObject("links").get("prev").isJsonNull());
    JsonObject next = first.getAsJsonObject("links").getAsJsonObject("next");
    JsonObject second = ValidatingHttpClient.json(http.get(next.get("href").getAsString()));
    assertEquals(1, second.getAsJsonArray("items").size());
    assertTrue(second.getAsJsonObject("links").get("next").isJsonNull());
    assertEquals(400, http.get(list + "&page=x").statusCode());
    assertEquals(400, http.get("lucca-api/business-establishments?limit=101").statusCode());
    assertEquals(404, http.get("lucca-api/business-establishments/99").statusCode());
    lucca.endAccessTokens();
    assertEquals(401, http.get(list).statusCode());
    http.header("Api-Version", null);
    assertEquals(200, token("legal-entities.readonly"));
    assertEquals(400, http.get("lucca-api/legal-entities").statusCode());
    assertEquals(List.of(), http.invalidResponses());
  }

  @Test
  void exportsEachEntryOnce() throws Exception {
    HttpResponse<byte[]> first = export("?legalEntityId=1");
    assertEquals(
        "Date;Libellé;Débit\r\n"
            + "2015-11-09;Taxi gare Saint-Charles;23,50\r\n"
            + "2015-11-15;Déjeuner client;48,20\r\n"
            + "2015-11-28;Train Paris;112,00\r\n",
        new String(first.body(), Charset.forName("windows-1252")));
    assertEquals(
        "attachment; filename=\"export-1.csv\"",
        first.headers().firstValue("Content-Disposition").orElse(""));
    assertEquals(204, export("?legalEntityId=1").statusCode());
    lucca.addEntry(1, LocalDate.of(2026, 1, 5), "Hôtel", "90.00");
    assertEquals(200, export("?legalEntityId=1&accountingDate=2026-01-31").statusCode());
    assertEquals(
        List.of(new LuccaCleemySandbox.Export(1, 1, 3), new LuccaCleemySandbox.Export(2, 1, 1)),
        lucca.history());
    lucca.deleteExport(1);
    assertEquals(3, lines("?legalEntityId=1"));
    assertThrows(NoSuchElementException.class, () -> lucca.deleteExport(99));
    assertEquals(List.of(), http.invalidResponses());
  }

  @Test
  void filtersByEachDate() throws Exception {
    assertEquals(1, lines("?legalEntityId=1&declaredOn=2015-11-09"));
    lucca.reset();
    assertEquals(2, lines("?legalEntityId=1&declaredOn=since,2015-11-15"));
    lucca.reset();
    assertEquals(2, lines("?legalEntityId=1&declaredOn=until,2015-11-15"));
    lucca.reset();
    assertEquals(2, lines("?legalEntityId=1&declaredOn=between,2015-11-09,2015-11-15"));
    lucca.reset();
    assertEquals(1, lines("?legalEntityId=1&approvedOn=2015-11-16"));
    lucca.reset();
    assertEquals(1, lines("?legalEntityId=1&controlledOn=2015-11-30"));
    assertEquals(204, export("?legalEntityId=1&controlledOn=2015-11-30").statusCode());
  }

  private int lines(String query) throws Exception {
    return ValidatingHttpClient.text(export(query)).split("\r\n").length - 1;
  }

  private HttpResponse<byte[]> export(String query) throws Exception {
    return http.post(EXPORT + query);
  }

  @Test
  void respondsWithTheDocumentedErrors() throws Exception {
    assertEquals(400, export("").statusCode());
    assertEquals(404, export("?legalEntityId=99").statusCode());
    assertEquals(404, http.post("other/" + EXPORT.substring(7) + "?legalEntityId=1").statusCode());
    assertEquals(
        204, http.post("cleemy-untel/" + EXPORT.substring(7) + "?legalEntityId=1").statusCode());
    assertEquals(404, http.get("api/v3/legalentities/99").statusCode());
    http.authorization(null);
    HttpResponse<byte[]> stranger = export("?legalEntityId=1");
    assertEquals(401, stranger.statusCode());
    assertEquals(401, ValidatingHttpClient.json(stranger).get("Status").getAsInt());
    assertEquals(List.of(), lucca.history());
    assertEquals(List.of(), http.invalidResponses());
  }

  @Test
  void listsEstablishmentsByPageAndFilter() throws Exception {
    for (int i = 0; i < 20; i++) {
      lucca.addEstablishment("Agence " + i);
    }
    JsonObject second =
        ValidatingHttpClient.json(http.get(ESTABLISHMENTS + "?page=2&fields.root=count"));
    assertEquals(22, second.get("count").getAsInt());
    assertEquals(10, second.getAsJsonArray("items").size());
    assertEquals(12, items("?search=Agence%201&limit=100") + 1);
    assertEquals(23, items("?isArchived=true,false&limit=100"));
    assertEquals(1, items("?isArchived=true"));
    assertEquals(1, items("?legalUnitId=2"));
    assertEquals(2, items("?id=1,2"));
    assertEquals(0, items("?limit=0"));
    assertEquals(List.of(), http.invalidResponses());
  }

  private int items(String query) throws Exception {
    return ValidatingHttpClient.json(http.get(ESTABLISHMENTS + query))
        .getAsJsonArray("items")
        .size();
  }

  @Test
  void exportWithALostResponseTakesEffect() {
    lucca.failNext(Fault.cutInBody());
    assertThrows(IOException.class, () -> export("?legalEntityId=1"));
    assertEquals(1, lucca.history().size());
  }

  @Test
  void reportsViolationsOfTheDocument() throws Exception {
    export("?legalEntityId=1&accountingDate=until,2015-11-30");
    assertTrue(lucca.violations().get(0).contains("accountingDate"), lucca.violations()::toString);
  }
}
