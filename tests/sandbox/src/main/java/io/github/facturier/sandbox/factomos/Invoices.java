package io.github.facturier.sandbox.factomos;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Invoices and credit notes. */
final class Invoices {
  private static final int PAGE = 50;
  private static final List<String> STATUSES =
      List.of(
          "avoir",
          "later",
          "paid",
          "paid-avoir",
          "partially-paid",
          "partially-paid-avoir",
          "pending");
  private static final List<String> FIELDS =
      List.of("invoice_attention", "objet", "payment_term", "invoice_comment", "template_id");

  private Invoices() {}

  static JsonObject create(ActionCall call) {
    JsonObject invoice = keep(call, written(call), "invoice");
    if ("1".equals(call.form().get("invoice_paid"))) {
      Payments.add(call, invoice, invoice.get("gross").getAsBigDecimal());
    }
    call.records().notify("create_invoice", invoice);
    return created(invoice);
  }

  /** Creates a document from a form. */
  private static JsonObject written(ActionCall call) {
    JsonObject client = call.find(call.records().clients, "client_id", -9, -10);
    JsonObject invoice =
        Json.object(
            "client_id", AccountRecords.id(client),
            "client_company_name", client.get("client_company_name"),
            "estimate_id", "0",
            "document_title", "Facture",
            "lines", new DocumentLines(call, "invoice").read());
    FIELDS.forEach(field -> call.copy(field, invoice));
    DocumentLines.total(call, invoice);
    return invoice;
  }

  /** Sets number, date and key of a document, and stores it. */
  static JsonObject keep(ActionCall call, JsonObject document, String type) {
    LocalDate date =
        LocalDate.parse(call.form().get("invoice_date", call.records().today().toString()));
    document.addProperty("invoice_type", type);
    document.addProperty("invoice_date", date.toString());
    document.addProperty("invoice_formated_number", call.records().nextNumber("'F'MMyy", date));
    document.addProperty("document_key", "i" + RandomText.random(19));
    JsonObject kept = call.records().invoices.add(document);
    for (JsonObject line : Json.objects(kept, "lines")) {
      line.addProperty("invoice_id", AccountRecords.id(kept));
      line.addProperty("unitDiscount", "euro");
    }
    return kept;
  }

  /** The result of a creation. */
  static JsonObject created(JsonObject invoice) {
    return Json.object(
        "invoice_id", AccountRecords.id(invoice),
        "invoice_formated_number", invoice.get("invoice_formated_number"),
        "invoice_document_key", invoice.get("document_key"),
        "invoice_date", invoice.get("invoice_date"),
        "client_id", invoice.get("client_id"));
  }

  static JsonObject edit(ActionCall call) {
    JsonObject invoice = find(call);
    JsonObject changed = written(call);
    for (JsonObject line : Json.objects(changed, "lines")) {
      line.addProperty("invoice_id", AccountRecords.id(invoice));
      line.addProperty("unitDiscount", "euro");
    }
    Json.merge(invoice, changed, List.of("estimate_id", "document_title"));
    call.copy("invoice_date", invoice);
    call.records().notify("update_invoice", invoice);
    JsonObject result = created(invoice);
    result.remove("invoice_date");
    result.remove("client_id");
    return result;
  }

  static JsonObject get(ActionCall call) {
    JsonObject invoice = find(call);
    JsonObject shown = common(call, invoice);
    shown.addProperty("document_key", Json.text(invoice, "document_key"));
    shown.add("articleList", invoice.get("lines").deepCopy());
    shown.addProperty("invoice_format", "F%m%y%04d");
    return Json.object("invoice", shown);
  }

  static JsonObject list(ActionCall call) {
    String status = call.require("invoice_status", -39);
    if (!STATUSES.contains(status)) {
      throw call.error(-40);
    }
    List<JsonObject> all =
        call.records().invoices.where(invoice -> status.equals(status(call, invoice)));
    Long first = call.form().id("page_index");
    int from = first == null ? 0 : Math.toIntExact(first);
    if (from < 0 || from > all.size()) {
      throw call.error(-41);
    }
    List<JsonObject> page = all.subList(from, Math.min(all.size(), from + PAGE));
    JsonArray shown = new JsonArray();
    page.forEach(invoice -> shown.add(row(call, invoice)));
    return Json.object(
        "pagination",
        Json.object(
            "first_row",
            Integer.toString(from),
            "last_row",
            from + page.size() - 1,
            "total_invoices",
            all.size()),
        "invoices",
        shown);
  }

  private static JsonObject row(ActionCall call, JsonObject invoice) {
    JsonObject shown = common(call, invoice);
    shown.addProperty("document_key", false);
    shown.add("articleList", new JsonArray());
    shown.addProperty("payment_amount_total", AccountRecords.text(Payments.paid(call, invoice)));
    shown.addProperty("is_exported", "0");
    shown.addProperty("is_recurring", "0");
    shown.addProperty("downpayment_percent", "0");
    shown.addProperty("downpayment_amount", "0");
    shown.add("downpayment_term", Json.of(null));
    shown.addProperty("invoice_tags", "");
    return shown;
  }

  private static JsonObject common(ActionCall call, JsonObject invoice) {
    LocalDate date = LocalDate.parse(Json.text(invoice, "invoice_date", ""));
    BigDecimal paid = Payments.paid(call, invoice);
    JsonObject shown =
        Json.object(
            "invoice_formated_number", invoice.get("invoice_formated_number"),
            "client_id", invoice.get("client_id"),
            "invoice_status", status(call, invoice),
            "document_title", invoice.get("document_title"),
            "estimate_id", invoice.get("estimate_id"),
            "exists", true,
            "id", AccountRecords.id(invoice),
            "client_company_name", invoice.get("client_company_name"),
            "unix_timestamp",
                Long.toString(date.atStartOfDay(call.records().clock.getZone()).toEpochSecond()),
            "invoice_type", invoice.get("invoice_type"),
            "invoice_formated_year", Integer.toString(date.getYear()),
            "invoice_paid_mention", "0",
            "payment_term_fr", frenchDate(Json.text(invoice, "payment_term")));
    DocumentLines.figures(invoice, shown);
    BigDecimal due = invoice.get("gross").getAsBigDecimal().subtract(paid);
    shown.addProperty("figures_paid", AccountRecords.text(paid));
    shown.addProperty("figures_due", AccountRecords.text(due));
    return shown;
  }

  private static String frenchDate(@Nullable String date) {
    return date == null || date.length() < 10
        ? "00/00/00"
        : date.substring(8, 10) + "/" + date.substring(5, 7) + "/" + date.substring(2, 4);
  }

  private static String status(ActionCall call, JsonObject invoice) {
    if (Json.text(invoice, "document_title", "").equals("Avoir")) {
      return "avoir";
    }
    boolean credited = Json.flag(invoice, "credited");
    BigDecimal paid = Payments.paid(call, invoice);
    if (credited) {
      return paid.signum() == 0 ? "paid-avoir" : "partially-paid-avoir";
    }
    if (paid.compareTo(invoice.get("gross").getAsBigDecimal()) >= 0) {
      return "paid";
    }
    if (paid.signum() > 0) {
      return "partially-paid";
    }
    String term = Json.text(invoice, "payment_term", "");
    return !term.isEmpty() && LocalDate.parse(term).isBefore(call.records().today())
        ? "later"
        : "pending";
  }

  /** Creates a credit note over the total of the invoice. */
  static JsonObject createCreditNote(ActionCall call) {
    JsonObject invoice = find(call);
    JsonObject note = invoice.deepCopy();
    note.addProperty("document_title", "Avoir");
    note.addProperty("net", invoice.get("net").getAsBigDecimal().negate());
    note.addProperty("gross", invoice.get("gross").getAsBigDecimal().negate());
    JsonObject kept = keep(call, note, "invoice");
    invoice.addProperty("credited", true);
    call.records().notify("create_avoir", kept);
    return created(kept);
  }

  static JsonObject find(ActionCall call) {
    return call.find(call.records().invoices, "invoice_id", -17, -20);
  }
}
