package io.github.facturier.sandbox.facturationpro;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.data.Table;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** The shared handlers of quotes and invoices. */
abstract class BillingDocuments extends CrudHandlers {
  private static final String DEFAULT_TERM = "30";

  BillingDocuments(Firms firms, String resource, Function<Firm, Table> table) {
    super(firms, resource, table, List.of("customer_id"));
  }

  /** A list has lines, files and settlements on request only. */
  @Override
  public final Response list(Request request) {
    List<JsonObject> found = find(firms.of(request), request);
    if (!Json.flag(request.param("with_details"))) {
      found.replaceAll(row -> without(row, "items", "files"));
    }
    if (!Json.flag(request.param("with_settlements"))) {
      found.replaceAll(row -> without(row, "settlements"));
    }
    return Pagination.response(request, found);
  }

  private static JsonObject without(JsonObject row, String... fields) {
    JsonObject copy = row.deepCopy();
    for (String field : fields) {
      copy.remove(field);
    }
    return copy;
  }

  @Override
  void complete(Firm firm, JsonObject record) {
    JsonObject customer = firm.customers.find(Json.id(record, "customer_id"));
    if (Json.blank(record, "customer_id")) {
      throw ErrorResponses.invalid("customer_id", ErrorResponses.BLANK);
    }
    if (customer == null) {
      throw ErrorResponses.invalid("customer_id", ErrorResponses.UNKNOWN);
    }
    if (Json.objects(record, "items").isEmpty()) {
      throw ErrorResponses.invalid("items", ErrorResponses.BLANK);
    }
    String name = Customers.name(customer);
    record.addProperty("customer_identity", name);
    record.addProperty("customer_name", name);
    Json.fill(record, "language", customer.get("language"));
    Json.fill(record, "currency", customer.get("currency"));
    Json.fill(record, "pay_before", Json.text(customer, "pay_before", DEFAULT_TERM));
    Json.fill(record, "invoiced_on", firm.today());
    Json.fill(record, "rebate_percentage", "0");
    Json.fill(record, "exchange_rate", "1");
    Json.fill(record, "estimated_rate", false);
    Json.fill(record, "penalty", "0");
    Json.fill(record, "followup_id", 0);
    Json.fill(record, "service_personne", false);
    Json.fill(record, "user_id", Firm.USER_ID);
    Json.fill(record, "files", new JsonArray());
    LocalDate date = date(record, "invoiced_on");
    record.addProperty("balance_year", date.getYear());
    record.addProperty(
        "term_on",
        DocumentTotals.term(date, Json.text(record, "pay_before", DEFAULT_TERM)).toString());
    DocumentTotals.compute(firm, record);
  }

  static LocalDate date(JsonObject record, String field) {
    try {
      return LocalDate.parse(Json.text(record, field, ""));
    } catch (DateTimeException e) {
      throw ErrorResponses.invalid(field, "n'est pas une date");
    }
  }

  /** Sets the public URL of a document. */
  static void publish(Firm firm, JsonObject record) {
    JsonElement id = record.get("id");
    record.addProperty("public_download_url", firm.url + "d/" + id.getAsString());
  }

  final Response pdf(Request request, String title, String numberField) {
    Firm firm = firms.of(request);
    JsonObject document = Firm.require(table(firm), request);
    String number = Json.text(document, numberField, "");
    boolean original = Json.flag(request.param("original"));
    return Response.file(
        200, "application/pdf", DocumentPrinter.pdf(firm, document, title, number, original));
  }
}
