package io.github.facturier.sandbox.facturationpro;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.data.Pdf;
import io.github.facturier.sandbox.data.Table;
import io.github.facturier.sandbox.http.Call;
import io.github.facturier.sandbox.http.Reply;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** What quotes and invoices have in common. */
abstract class BillingDocuments extends CrudHandlers {
  private static final String DEFAULT_TERM = "30";

  BillingDocuments(Firms firms, String resource, Function<Firm, Table> table) {
    super(firms, resource, table, List.of("customer_id"));
  }

  /** Lines and files are part of a list only where they were asked for. */
  @Override
  final Reply list(Call call) {
    List<JsonObject> found = find(firms.of(call), call);
    if (!Json.flag(call.param("with_details"))) {
      found.replaceAll(row -> without(row, "items", "files"));
    }
    if (!Json.flag(call.param("with_settlements"))) {
      found.replaceAll(row -> without(row, "settlements"));
    }
    return Pagination.reply(call, found);
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

  /** Sets a document's public address. */
  static void publish(Firm firm, JsonObject record) {
    JsonElement id = record.get("id");
    record.addProperty("public_download_url", firm.url + "d/" + id.getAsString());
  }

  final Reply pdf(Call call, String title) {
    JsonObject document = Firm.require(table(firms.of(call)), call);
    return Reply.file(
        200,
        "application/pdf",
        Pdf.of(
            List.of(
                title + " " + Json.text(document, "id", ""),
                Json.text(document, "customer_identity", ""),
                Json.text(document, "total_with_vat", "") + " EUR")));
  }
}
