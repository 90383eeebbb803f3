package io.github.facturier.sandbox.factomos;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import java.time.LocalDate;
import java.util.List;

/** Estimates, and the invoices created from them. */
final class Estimates {
  private static final List<String> FIELDS =
      List.of("estimate_attention", "objet", "estimate_comment", "template_id");

  private Estimates() {}

  static JsonObject create(ActionCall call) {
    JsonObject client = call.find(call.records().clients, "client_id", -9, -10);
    LocalDate date =
        LocalDate.parse(call.form().get("estimate_date", call.records().today().toString()));
    JsonObject written =
        Json.object(
            "client_id", AccountRecords.id(client),
            "client_company_name", client.get("client_company_name"),
            "estimate_date", date,
            "estimate_formated_number", call.records().nextNumber("'D'yyMM", date),
            "estimate_status", "pending",
            "document_key", "e" + RandomText.random(19),
            "lines", new DocumentLines(call, "estimate").read());
    FIELDS.forEach(field -> call.copy(field, written));
    DocumentLines.total(call, written);
    JsonObject estimate = call.records().estimates.add(written);
    call.records().notify("create_estimate", estimate);
    return Json.object(
        "estimate_id", AccountRecords.id(estimate),
        "estimate_formated_number", estimate.get("estimate_formated_number"),
        "estimate_document_key", estimate.get("document_key"),
        "estimate_date", estimate.get("estimate_date"),
        "client_id", estimate.get("client_id"));
  }

  static JsonObject get(ActionCall call) {
    JsonObject estimate = find(call);
    JsonArray lines = new JsonArray();
    Json.objects(estimate, "lines").forEach(line -> lines.add(line(call, estimate, line)));
    LocalDate date = LocalDate.parse(Json.text(estimate, "estimate_date", ""));
    JsonObject shown =
        Json.object(
            "estimate_formated_number", estimate.get("estimate_formated_number"),
            "articleList", lines,
            "estimate_status", estimate.get("estimate_status"),
            "document_title", "Devis",
            "document_key", estimate.get("document_key"),
            "exists", true,
            "id", AccountRecords.id(estimate),
            "estimate_number", number(estimate),
            "unix_timestamp",
                Long.toString(date.atStartOfDay(call.records().clock.getZone()).toEpochSecond()),
            "estimate_format", "D%y%m%04d");
    DocumentLines.figures(estimate, shown);
    return Json.object("estimate", shown);
  }

  /** A line in a response, which repeats the details of its estimate. */
  private static JsonObject line(ActionCall call, JsonObject estimate, JsonObject line) {
    JsonObject shown = line.deepCopy();
    String id = AccountRecords.id(estimate);
    Json.merge(
        shown,
        Json.object(
            "stock",
            "0",
            "image",
            "",
            "reference",
            "",
            "estimate_id",
            id,
            "id",
            id,
            "template_id",
            Json.text(estimate, "template_id", "0"),
            "estimate_number",
            number(estimate),
            "estimate_formated_number",
            estimate.get("estimate_formated_number"),
            "client_id",
            estimate.get("client_id"),
            "client_company_name",
            estimate.get("client_company_name"),
            "estimate_status",
            estimate.get("estimate_status"),
            "estimate_vat",
            "0",
            "document_title",
            "Devis",
            "several_vat",
            "1",
            "company_vat",
            AccountRecords.text(call.records().vat),
            "tva_enable",
            "1",
            "estimate_date",
            estimate.get("estimate_date"),
            "estimate_action_date",
            Json.text(estimate, "estimate_action_date"),
            "estimate_attention",
            Json.text(estimate, "estimate_attention", ""),
            "objet",
            Json.text(estimate, "objet", ""),
            "estimate_comment",
            Json.text(estimate, "estimate_comment", ""),
            "estimate_sentmail",
            "0",
            "with_precompte",
            "0",
            "document_lang",
            "fr",
            "date_update",
            "0000-00-00 00:00:00"),
        List.of());
    DocumentLines.figures(estimate, shown);
    return shown;
  }

  private static String number(JsonObject estimate) {
    String formatted = Json.text(estimate, "estimate_formated_number", "0000");
    return Integer.toString(Integer.parseInt(formatted.substring(formatted.length() - 4)));
  }

  static JsonObject transform(ActionCall call) {
    JsonObject estimate = find(call);
    JsonObject invoice =
        Json.object(
            "client_id", estimate.get("client_id"),
            "client_company_name", estimate.get("client_company_name"),
            "estimate_id", AccountRecords.id(estimate),
            "document_title", "Facture",
            "lines", invoiceLines(estimate),
            "net", estimate.get("net"),
            "gross", estimate.get("gross"));
    JsonObject kept = Invoices.keep(call, invoice, "invoice");
    estimate.addProperty("estimate_status", "gained");
    estimate.addProperty("estimate_action_date", call.records().today().toString());
    long invoiceId = kept.get("id").getAsLong();
    call.records().notify("estimate_status_gained", estimate, invoiceId, null);
    return Invoices.created(kept);
  }

  private static JsonArray invoiceLines(JsonObject estimate) {
    JsonArray lines = new JsonArray();
    for (JsonObject line : Json.objects(estimate, "lines")) {
      JsonObject copy = line.deepCopy();
      copy.add("invoice_price", copy.remove("estimate_price"));
      copy.add("invoice_order", copy.remove("estimate_order"));
      lines.add(copy);
    }
    return lines;
  }

  private static JsonObject find(ActionCall call) {
    return call.find(call.records().estimates, "estimate_id", -25, -26);
  }
}
