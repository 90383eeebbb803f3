package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Amounts;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.ErrorResponseException;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Billing documents. */
final class Invoices {
  /** Fields that are not stored: options of a creation or change, and read-only fields. */
  private static final List<String> NOT_STORED =
      List.of(
          "id",
          "positions",
          "copy_invoice_from",
          "advance_creation_mode",
          "advance_value",
          "position_name",
          "total_correction",
          "buyer_override",
          "update_product_name",
          "use_prices_from_price_lists",
          "price_list_id",
          "created_at",
          "updated_at");

  /** Fields that are returned only if {@code additional_fields[invoice]} lists them. */
  private static final List<String> ON_DEMAND =
      List.of(
          "client_bank_account",
          "buyer_swift",
          "buyer_sepa_mandate_no",
          "conditional_notes",
          "corrected_content_before",
          "corrected_content_after",
          "cancel_reason",
          "reminders_info",
          "connected_payments");

  private static final Map<String, String> PREFIXES =
      Map.of("estimate", "D", "proforma", "PRO", "correction", "AV", "client_order", "BC");

  private final AccountState state;
  private final ReferenceBinder references;
  private final InvoiceCopier copies;

  Invoices(AccountState state) {
    this.state = state;
    this.references = new ReferenceBinder(state);
    this.copies = new InvoiceCopier(state);
  }

  Response list(Request request) {
    List<JsonObject> rows = new InvoiceFilter(request, state.today()).apply(state.invoices.all());
    boolean positions = Json.flag(request.param("include_positions"));
    return Pagination.response(
        request, rows.stream().map(row -> view(row, positions, List.of())).toList());
  }

  Response get(Request request) {
    JsonObject invoice = AccountState.require(state.invoices, request);
    return Response.json(200, view(invoice, true, request.params("additional_fields[invoice]")));
  }

  /** The record in a response, with lines and optional fields on request only. */
  private JsonObject view(JsonObject invoice, boolean positions, List<String> wanted) {
    JsonObject view = invoice.deepCopy();
    if (!positions) {
      view.remove("positions");
    }
    new DerivedInvoiceFields(state).fill(view);
    ON_DEMAND.stream().filter(field -> !wanted.contains(field)).forEach(view::remove);
    return view;
  }

  Response create(Request request) {
    return Response.json(201, view(create(AccountState.body(request, "invoice")), true, List.of()));
  }

  /**
   * Creates a document.
   *
   * @throws ErrorResponseException 422 if it is incomplete
   */
  JsonObject create(JsonObject input) {
    JsonObject invoice = copies.start(input);
    List<JsonObject> positions = copies.positions(input);
    Json.merge(invoice, input, NOT_STORED);
    checkOrderNumber(invoice);
    JsonObject steering = invoice.deepCopy();
    Json.merge(steering, input, List.of());
    references.bindBuyer(steering);
    references.bindSeller(steering);
    Json.merge(invoice, steering, NOT_STORED);
    steering.add("client_id", invoice.get("client_id"));
    positions.forEach(position -> references.bindProduct(steering, position));
    references.bindCategory(invoice);
    setDates(invoice);
    setDefaults(invoice);
    JsonObject stored = state.invoices.add(state.stamp(invoice));
    keepPositions(stored, positions);
    if ("paid".equals(Json.text(stored, "status"))) {
      pay(stored, InvoiceTotals.gross(stored));
    }
    state.webhooks.send("invoice:create", stored);
    return stored;
  }

  private void checkOrderNumber(JsonObject invoice) {
    String oid = Json.text(invoice, "oid");
    boolean taken =
        oid != null
            && Json.flag(invoice, "oid_unique")
            && state.invoices.first(row -> oid.equals(Json.text(row, "oid"))) != null;
    if (taken) {
      throw ErrorResponses.invalid("oid", "n'est pas disponible");
    }
  }

  private void setDates(JsonObject invoice) {
    if (Json.blank(invoice, "issue_date")) {
      invoice.addProperty("issue_date", state.today().toString());
    }
    LocalDate issued = date(invoice, "issue_date");
    invoice.addProperty("issue_year", issued.getYear());
    Json.fill(invoice, "sell_date", issued);
    Json.fill(invoice, "payment_to_kind", Json.blank(invoice, "payment_to") ? "5" : "other_date");
    Long days = Json.id(invoice, "payment_to_kind");
    if (days != null) {
      Json.fill(invoice, "payment_to", issued.plusDays(days));
    }
    String prefix = PREFIXES.getOrDefault(Json.text(invoice, "kind", "vat"), "");
    if (Json.blank(invoice, "number")) {
      invoice.addProperty("number", state.nextNumber(prefix, issued));
    }
  }

  private static LocalDate date(JsonObject invoice, String name) {
    try {
      return LocalDate.parse(Json.text(invoice, name, ""));
    } catch (DateTimeParseException e) {
      throw ErrorResponses.invalid(name, "n'est pas une date");
    }
  }

  private void setDefaults(JsonObject invoice) {
    String token = state.newToken();
    invoice.addProperty("token", token);
    invoice.addProperty("view_url", state.url.resolve("invoice/" + token).toString());
    invoice.addProperty("payment_url", state.url.resolve("payment/" + token).toString());
    invoice.addProperty("account_id", AccountState.ACCOUNT_ID);
    Json.object(
            "user_id",
            AccountState.USER_ID,
            "kind",
            "vat",
            "income",
            true,
            "status",
            "issued",
            "currency",
            "EUR",
            "lang",
            "fr",
            "paid",
            "0.0",
            "discount_kind",
            "percent_unit",
            "show_discount",
            false,
            "reverse_charge",
            false,
            "use_delivery_address",
            false,
            "cancelled",
            false,
            "deleted",
            false,
            "test",
            false,
            "from_api",
            true,
            "origin",
            "api",
            "exchange_rate",
            "1.0",
            "has_attachments",
            false,
            "show_attachments",
            false,
            "attachments_count",
            0)
        .asMap()
        .forEach((name, value) -> Json.fill(invoice, name, value));
    if (Json.blank(invoice, "status")) {
      invoice.addProperty("status", "issued");
    }
  }

  private void keepPositions(JsonObject invoice, List<JsonObject> positions) {
    InvoiceTotals.compute(invoice, positions);
    JsonArray kept = new JsonArray();
    for (JsonObject position : positions) {
      if (!position.has("id")) {
        position.addProperty("id", state.nextId());
      }
      position.add("invoice_id", invoice.get("id"));
      position.addProperty("account_id", AccountState.ACCOUNT_ID);
      Json.fill(position, "deleted", false);
      kept.add(state.stamp(position));
    }
    invoice.add("positions", kept);
  }

  Response update(Request request) {
    JsonObject invoice = AccountState.require(state.invoices, request);
    JsonObject input = AccountState.body(request, "invoice");
    JsonObject changed = invoice.deepCopy();
    Json.merge(changed, input, NOT_STORED);
    if (input.has("client_id") || Json.flag(input, "buyer_override")) {
      Json.copy(input, "buyer_override", changed, "buyer_override");
      references.bindBuyer(changed);
      changed.remove("buyer_override");
    }
    if (Json.blank(changed, "buyer_name") && !"incomplete".equals(Json.text(changed, "status"))) {
      throw ErrorResponses.invalid("buyer_name", ErrorResponses.BLANK);
    }
    if (input.has("department_id")) {
      references.bindSeller(changed);
    }
    references.bindCategory(changed);
    setDates(changed);
    keepPositions(changed, changePositions(changed, Json.objects(input, "positions")));
    Json.merge(invoice, state.stamp(changed), List.of());
    if ("paid".equals(Json.text(input, "status"))) {
      pay(invoice, InvoiceTotals.gross(invoice).subtract(InvoiceTotals.paid(invoice)));
    }
    state.webhooks.send("invoice:update", invoice);
    return Response.json(200, view(invoice, true, List.of()));
  }

  private List<JsonObject> changePositions(JsonObject invoice, List<JsonObject> changes) {
    List<JsonObject> positions = new ArrayList<>(Json.objects(invoice, "positions"));
    for (JsonObject change : changes) {
      Long id = Json.id(change, "id");
      if (id == null) {
        JsonObject added = change.deepCopy();
        references.bindProduct(invoice, added);
        positions.add(added);
        continue;
      }
      JsonObject position =
          positions.stream()
              .filter(candidate -> id.equals(Json.id(candidate, "id")))
              .findFirst()
              .orElseThrow(ErrorResponses::notFound);
      if (Json.flag(change, "_destroy")) {
        positions.remove(position);
      } else {
        InvoiceTotals.removeObsolete(position, change);
        Json.merge(position, change, List.of("id"));
      }
    }
    return positions;
  }

  Response delete(Request request) {
    JsonObject invoice = AccountState.require(state.invoices, request);
    state.invoices.remove(AccountState.idOf(invoice));
    state.webhooks.send("invoice:destroy", invoice);
    return Response.json(200, Json.object("code", "success", "message", "ok"));
  }

  Response changeStatus(Request request) {
    JsonObject invoice = AccountState.require(state.invoices, request);
    String status = request.param("status");
    if (status == null) {
      throw ErrorResponses.invalid("status", ErrorResponses.BLANK);
    }
    invoice.addProperty("status", status);
    if (status.equals("paid")) {
      pay(invoice, InvoiceTotals.gross(invoice).subtract(InvoiceTotals.paid(invoice)));
    }
    state.stamp(invoice);
    state.webhooks.send("invoice:update", invoice);
    return Response.json(200, Json.object("code", "success", "message", "ok"));
  }

  Response cancel(Request request) {
    JsonObject invoice =
        AccountState.require(state.invoices, Json.id(request.param("cancel_invoice_id")));
    if (Json.flag(invoice, "cancelled")) {
      throw ErrorResponses.invalid("Le document est déjà annulé");
    }
    invoice.addProperty("cancelled", true);
    invoice.add("cancel_reason", Json.of(request.param("cancel_reason")));
    state.stamp(invoice);
    state.webhooks.send("invoice:update", invoice);
    return Response.json(200, Json.object("code", "success", "message", "ok"));
  }

  /** Adds an amount, which may be negative, to the paid amount, and updates the status. */
  void pay(JsonObject invoice, BigDecimal amount) {
    BigDecimal paid = InvoiceTotals.paid(invoice).add(amount);
    invoice.addProperty("paid", Amounts.text(paid));
    if (paid.compareTo(InvoiceTotals.gross(invoice)) >= 0) {
      invoice.addProperty("status", "paid");
      Json.fill(invoice, "paid_date", state.today());
    } else {
      invoice.addProperty("status", paid.signum() > 0 ? "partial" : "issued");
      invoice.remove("paid_date");
    }
    state.stamp(invoice);
  }

  Response pdf(Request request) {
    JsonObject invoice = AccountState.require(state.invoices, request);
    invoice.addProperty("print_time", state.now());
    return pdf(invoice, "attachment", request.param("print_option", "original"));
  }

  Response publicPdf(Request request) {
    boolean inline = Json.flag(request.param("inline"));
    return pdf(byToken(request), inline ? "inline" : "attachment", "original");
  }

  private static Response pdf(JsonObject invoice, String disposition, String printOption) {
    String name = Json.text(invoice, "number", "").replaceAll("[^\\w.-]", "-");
    return Response.file(200, "application/pdf", DocumentPrinter.pdf(invoice, printOption))
        .withHeader("Content-Disposition", disposition + "; filename=\"" + name + ".pdf\"");
  }

  Response publicPage(Request request) {
    String number = Json.text(byToken(request), "number", "");
    String html =
        "<!DOCTYPE html>\n<html lang=\"fr\"><head><title>%s</title></head><body>%s</body></html>\n"
            .formatted(number, number);
    return Response.file(200, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
  }

  private JsonObject byToken(Request request) {
    String token = request.pathValue("token");
    JsonObject invoice = state.invoices.first(row -> token.equals(Json.text(row, "token")));
    if (invoice == null) {
      throw ErrorResponses.notFound();
    }
    return invoice;
  }
}
