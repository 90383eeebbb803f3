package io.github.facturier.sandbox.luccacleemy;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Expense reports and their expenses, of the third generation. */
final class ExpenseReports {
  private static final long USER = 361;

  private final AccountState state;

  ExpenseReports(AccountState state) {
    this.state = state;
  }

  Response claims(Request request) {
    List<JsonObject> found = new ArrayList<>();
    List<String> statuses = request.params("statusId");
    for (AccountingEntry entry : state.entries) {
      JsonObject claim = claim(entry);
      String status = Json.text(claim.getAsJsonObject("statusId"), "id");
      if (Exports.isWithin(request.param("declaredOn"), entry.declaredOn)
          && (statuses.isEmpty() || statuses.contains(status))) {
        found.add(claim);
      }
    }
    return list(request, found);
  }

  Response items(Request request) {
    List<JsonObject> found = new ArrayList<>();
    String claim = request.param("expenseClaimId");
    for (AccountingEntry entry : state.entries) {
      if (Exports.isWithin(request.param("purchasedOn"), entry.declaredOn)
          && (claim == null || claim.equals(Long.toString(id(entry))))) {
        found.add(item(entry));
      }
    }
    return list(request, found);
  }

  Response item(Request request) {
    Long id = Json.id(request.pathValue("expenseClaimItemId"));
    return state.entries.stream()
        .filter(entry -> Objects.equals(id, id(entry)))
        .findFirst()
        .map(entry -> Response.json(200, Json.object("data", item(entry))))
        .orElseThrow(() -> LuccaCleemyApplication.error(404, "Not Found"));
  }

  private static Response list(Request request, List<JsonObject> records) {
    List<String> owners = request.params("ownerId");
    if (!owners.isEmpty() && !owners.contains(Long.toString(USER))) {
      records.clear();
    }
    String[] order = request.param("orderBy", "id,asc").split(",");
    Comparator<JsonObject> comparator =
        order[0].equals("id")
            ? Comparator.comparing(record -> record.get("id").getAsLong())
            : Comparator.comparing(record -> Json.text(record, order[0], ""));
    records.sort(order[1].equals("desc") ? comparator.reversed() : comparator);
    String[] paging = request.param("paging", "0,1000").split(",");
    List<JsonObject> part =
        records.stream().skip(Long.parseLong(paging[0])).limit(Long.parseLong(paging[1])).toList();
    return Response.json(200, Json.object("data", Json.object("items", Json.array(part))));
  }

  /** Each entry is the only expense of a report; both have the same number. */
  private long id(AccountingEntry entry) {
    return state.entries.indexOf(entry) + 1L;
  }

  private JsonObject claim(AccountingEntry entry) {
    JsonObject claim = Json.object("id", id(entry), "name", entry.label);
    claim.addProperty("declaredOn", time(entry.declaredOn));
    claim.addProperty("createdOn", time(entry.declaredOn));
    claim.addProperty("modifiedOn", time(entry.controlledOn));
    claim.add("paymentReceivedOn", JsonNull.INSTANCE);
    addOrigin(claim);
    claim.add("statusId", Json.object("id", 5));
    claim.add("status", code(5, "Validée et contrôlée", "ApprovedAndControlled"));
    claim.add("approvalStateId", Json.object("id", 2));
    claim.add("approvalState", code(2, "Validée", "Approved"));
    claim.add(
        "authorizedActions",
        Json.object(
            "isCancellable",
            false,
            "isEditable",
            false,
            "isApprovable",
            false,
            "isControllable",
            false,
            "isUnControllable",
            true));
    claim.addProperty("ownerId", USER);
    JsonObject owner = record(USER, "Jean Dupont", "users");
    owner.addProperty("firstName", "Jean");
    owner.addProperty("lastName", "Dupont");
    claim.add("owner", owner);
    claim.addProperty("authorId", USER);
    claim.add("author", record(USER, "Jean Dupont", "users"));
    claim.addProperty("legalEntityId", entry.legalEntityId);
    JsonObject establishment = state.establishments.get(Math.toIntExact(entry.legalEntityId) - 1);
    claim.add(
        "legalEntity",
        record(entry.legalEntityId, Json.text(establishment, "name", ""), "legalEntities"));
    claim.addProperty("departmentId", 12);
    claim.add("department", record(12, "Ventes", "departments"));
    claim.addProperty("currencyId", "EUR");
    claim.add("currency", currency());
    return claim;
  }

  private JsonObject item(AccountingEntry entry) {
    BigDecimal amount = new BigDecimal(entry.amount);
    JsonObject item = Json.object("id", id(entry), "expenseClaimId", id(entry), "lineNumber", 1);
    item.addProperty("isControlled", true);
    item.addProperty("purchasedOn", time(entry.declaredOn));
    item.addProperty("createdOn", time(entry.declaredOn));
    item.addProperty("modifiedOn", time(entry.controlledOn));
    item.add(
        "originalTransaction",
        Json.object(
            "grossAmount",
            amount,
            "currencyId",
            "EUR",
            "currency",
            currency(),
            "isExpenseAbroad",
            false));
    JsonObject vat =
        Json.object("countryVatRateId", 2, "vatAmount", 0, "amountExcludingVat", amount);
    item.add(
        "processedAmounts",
        Json.object(
            "grossAmount",
            amount,
            "currencyId",
            "EUR",
            "currency",
            currency(),
            "netAmount",
            amount,
            "vatBases",
            Json.array(List.of(vat))));
    item.addProperty("expenseNatureId", 1);
    item.add("mileage", JsonNull.INSTANCE);
    item.addProperty("quantity", 1);
    item.addProperty("effectiveQuantity", 1);
    item.add("attendees", JsonNull.INSTANCE);
    item.add("axisSections", new JsonArray());
    item.add("customFields", new JsonObject());
    item.add("merchant", JsonNull.INSTANCE);
    item.addProperty("comment", entry.label);
    String receipt = "f0d01fd0-5f27-4061-8dca-%012d".formatted(id(entry));
    item.add("expenseReceipts", Json.array(List.of(Json.object("id", receipt))));
    item.add("authorizedActions", Json.object("isCancellable", false, "isEditable", false));
    addOrigin(item);
    item.addProperty("ownerId", USER);
    return item;
  }

  /** A time without an offset, as Lucca writes it. */
  private static String time(LocalDate day) {
    return day + "T00:00:00";
  }

  private static void addOrigin(JsonObject record) {
    record.add("sourceId", Json.object("id", 6));
    record.add("source", code(6, "API", "Api"));
    record.addProperty("paymentMethodId", 0);
    record.add("paymentMethod", code(0, "Collaborateur", "User"));
  }

  private static JsonObject code(int id, String name, String code) {
    return Json.object("id", id, "name", name, "code", code);
  }

  private JsonObject record(long id, String name, String kind) {
    return Json.object(
        "id", id, "name", name, "url", state.url.resolve("api/v3/" + kind + "/" + id));
  }

  private JsonObject currency() {
    return Json.object(
        "id", "EUR", "name", "Euro", "url", state.url.resolve("api/v3/currencies/EUR"));
  }
}
