package io.github.facturier.sandbox.facturationpro;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Amounts;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** Invoices and credit notes. Once final, they have a number and cannot be changed. */
final class Invoices extends BillingDocuments {
  /** Fields of a final invoice that cannot be changed. */
  private static final List<String> FIXED =
      List.of(
          "customer_id",
          "invoiced_on",
          "currency",
          "rebate_percentage",
          "items",
          "tax_percent",
          "vat_exemption");

  /** Tells that an invoice is a deposit of a quote. */
  static final String DEPOSIT = "sandbox_deposit";

  private static final int BY_CREDIT_NOTE = 90;
  private static final int OTHER = 99;

  Invoices(Firms firms) {
    super(firms, "invoices", firm -> firm.invoices);
  }

  @Override
  List<JsonObject> find(Firm firm, Request request) {
    String type = request.param("bill_type", "");
    List<JsonObject> found = ListFilter.find(firm.invoices, request);
    found.removeIf(row -> !isOf(firm, row, type));
    return found;
  }

  private static boolean isOf(Firm firm, JsonObject row, String type) {
    boolean draft = Json.flag(row, "draft");
    boolean paid = !Json.blank(row, "paid_on");
    boolean refund = isCreditNote(row);
    return switch (type) {
      case "paid" -> !draft && paid;
      case "unpaid" -> !draft && !paid;
      case "term" -> !draft && !paid && date(row, "term_on").isBefore(firm.today());
      case "invoice" -> !draft && !refund;
      case "refund" -> refund;
      case "external" -> Json.flag(row, "external");
      case "draft" -> draft;
      case "down_payment" -> Json.flag(row, DEPOSIT);
      case "notes", "nova" -> false;
      default -> true;
    };
  }

  @Override
  public Response create(Request request) {
    Firm firm = firms.of(request);
    JsonObject input = Firm.body(request).deepCopy();
    boolean draft = "draft".equals(request.param("type_doc"));
    input.remove("id");
    if (Json.flag(request.param("external"))) {
      if (Json.blank(input, "external_ref")) {
        throw ErrorResponses.invalid("external_ref", ErrorResponses.BLANK);
      }
      input.addProperty("external", true);
    }
    return firm.created("invoices", add(firm, input, draft));
  }

  /** Adds an invoice. */
  JsonObject add(Firm firm, JsonObject input, boolean draft) {
    JsonObject record = input.deepCopy();
    record.addProperty("draft", draft);
    complete(firm, record);
    JsonObject invoice = firm.invoices.add(firm.stamp(record));
    publish(firm, invoice);
    if (!draft) {
      number(firm, invoice);
    }
    return invoice;
  }

  private static void number(Firm firm, JsonObject invoice) {
    String ref =
        Json.flag(invoice, "external")
            ? Json.text(invoice, "external_ref", "")
            : firm.nextInvoiceRef(date(invoice, "invoiced_on"));
    invoice.addProperty("draft", false);
    invoice.addProperty("invoice_ref", ref);
    invoice.addProperty("full_invoice_ref", Json.flag(invoice, "external") ? ref : "FA" + ref);
    JsonObject customer = firm.customers.find(Json.id(invoice, "customer_id"));
    if (customer != null) {
      customer.add("last_invoiced_on", invoice.get("invoiced_on"));
    }
  }

  @Override
  void complete(Firm firm, JsonObject record) {
    super.complete(firm, record);
    Json.fill(record, "external", false);
    Json.fill(record, "payment_mode", 0);
    Json.fill(record, "refund_id", 0);
    Json.fill(record, "settlements", new JsonArray());
    balance(record);
  }

  /** Sets the balance: 0 if the invoice is paid, else its total without the settlements. */
  static void balance(JsonObject invoice) {
    BigDecimal left = Amounts.get(invoice, "total_with_vat", BigDecimal.ZERO);
    for (JsonObject settlement : Json.objects(invoice, "settlements")) {
      left = left.subtract(Amounts.get(settlement, "total", BigDecimal.ZERO));
    }
    invoice.addProperty("balance", Json.blank(invoice, "paid_on") ? left : BigDecimal.ZERO);
  }

  @Override
  public Response update(Request request) {
    Firm firm = firms.of(request);
    JsonObject invoice = Firm.require(firm.invoices, request);
    boolean draft = Json.flag(invoice, "draft");
    JsonObject changes = Firm.body(request);
    if (!draft) {
      for (String field : FIXED) {
        JsonElement value = changes.get(field);
        if (value != null && !value.equals(invoice.get(field))) {
          throw ErrorResponses.invalid(field, "ne peut plus être modifié");
        }
      }
    }
    Response response = super.update(request);
    if (draft && "final".equals(request.param("type_doc"))) {
      number(firm, Objects.requireNonNull(response.json()).getAsJsonObject());
    }
    return response;
  }

  @Override
  void checkDeletable(Firm firm, JsonObject record) {
    if (!Json.flag(record, "draft")) {
      throw ErrorResponses.unprocessable("Une facture finalisée ne peut pas être supprimée");
    }
  }

  Response pdf(Request request) {
    JsonObject invoice = Firm.require(firms.of(request).invoices, request);
    String title = isCreditNote(invoice) ? "Facture d'avoir" : "Facture";
    return pdf(request, title, "full_invoice_ref");
  }

  Response refund(Request request) {
    Firm firm = firms.of(request);
    JsonObject invoice = Firm.require(firm.invoices, request);
    if (Json.flag(invoice, "draft") || isCreditNote(invoice) || isCancelled(firm, invoice)) {
      throw ErrorResponses.unprocessable("Cette facture ne peut pas faire l'objet d'un avoir");
    }
    JsonObject note = firm.invoices.add(firm.stamp(negated(firm, invoice)));
    note.add("api_id", Json.of(Json.id(request.param("api_id"))));
    note.add("api_custom", Json.of(request.param("api_custom")));
    note.add("refund_id", invoice.get("id"));
    note.addProperty("paid_on", firm.today().toString());
    note.addProperty("payment_mode", OTHER);
    balance(note);
    number(firm, note);
    publish(firm, note);
    invoice.addProperty("payment_mode", BY_CREDIT_NOTE);
    if (Json.blank(invoice, "paid_on")) {
      invoice.addProperty("paid_on", firm.today().toString());
    }
    balance(invoice);
    return firm.created("invoices", note);
  }

  /** A credit note names the invoice that it cancels. */
  private static boolean isCreditNote(JsonObject invoice) {
    return !"0".equals(Json.text(invoice, "refund_id", "0"));
  }

  private static boolean isCancelled(Firm firm, JsonObject invoice) {
    String id = Json.text(invoice, "id", "");
    return firm.invoices.all().stream()
        .anyMatch(other -> id.equals(Json.text(other, "refund_id", "")));
  }

  private static JsonObject negated(Firm firm, JsonObject invoice) {
    JsonObject note = invoice.deepCopy();
    List.of("id", "created_at", "updated_at", "quote_id", "refund_id").forEach(note::remove);
    note.add("settlements", new JsonArray());
    note.add("files", new JsonArray());
    note.addProperty("invoiced_on", firm.today().toString());
    for (JsonObject item : Json.objects(note, "items")) {
      item.remove("id");
      item.addProperty("quantity", Amounts.get(item, "quantity", BigDecimal.ONE).negate());
    }
    DocumentTotals.compute(firm, note);
    note.add("paid_in_main_currency", note.get("total_with_vat"));
    return note;
  }
}
