package io.github.facturier.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** What quotes and invoices have in common. */
abstract class FproDocuments extends FproRecords {
  private static final String DEFAULT_TERM = "30";

  FproDocuments(FproFirms firms, String resource, Function<FproFirm, Table> table) {
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
    return FproPage.reply(call, found);
  }

  private static JsonObject without(JsonObject row, String... fields) {
    JsonObject copy = row.deepCopy();
    for (String field : fields) {
      copy.remove(field);
    }
    return copy;
  }

  @Override
  void complete(FproFirm firm, JsonObject record) {
    JsonObject customer = firm.customers.find(Json.id(record, "customer_id"));
    if (Json.blank(record, "customer_id")) {
      throw FproErrors.invalid("customer_id", FproErrors.BLANK);
    }
    if (customer == null) {
      throw FproErrors.invalid("customer_id", FproErrors.UNKNOWN);
    }
    if (Json.objects(record, "items").isEmpty()) {
      throw FproErrors.invalid("items", FproErrors.BLANK);
    }
    String name = FproCustomers.name(customer);
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
    Json.fill(record, "user_id", FproFirm.USER_ID);
    Json.fill(record, "files", new JsonArray());
    LocalDate date = date(record, "invoiced_on");
    record.addProperty("balance_year", date.getYear());
    record.addProperty(
        "term_on", FproTotals.term(date, Json.text(record, "pay_before", DEFAULT_TERM)).toString());
    FproTotals.compute(firm, record);
  }

  static LocalDate date(JsonObject record, String field) {
    try {
      return LocalDate.parse(Json.text(record, field, ""));
    } catch (DateTimeException e) {
      throw FproErrors.invalid(field, "n'est pas une date");
    }
  }

  /** Sets a document's public address. */
  static void publish(FproFirm firm, JsonObject record) {
    JsonElement id = record.get("id");
    record.addProperty("public_download_url", firm.url + "d/" + id.getAsString());
  }

  final Reply pdf(Call call, String title, String numberField) {
    FproFirm firm = firms.of(call);
    JsonObject document = FproFirm.require(table(firm), call);
    String number = Json.text(document, numberField, "");
    boolean original = Json.flag(call.param("original"));
    return Reply.file(
        200, "application/pdf", FproPrint.pdf(firm, document, title, number, original));
  }
}
