package io.github.facturier.sandbox.facturationpro;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Amounts;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.ErrorResponseException;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/** Quotes, which can be converted to invoices. */
final class Quotes extends BillingDocuments {
  private static final List<String> QUOTE_ONLY =
      List.of(
          "id",
          "quote_ref",
          "quote_status",
          "ignore_quote",
          "fully_invoiced",
          "amount_invoiced",
          "invoice_ids",
          "created_at",
          "updated_at",
          "api_id",
          "api_custom",
          "invoiced_on",
          "public_download_url",
          "files");

  private final Invoices invoices;

  Quotes(Firms firms, Invoices invoices) {
    super(firms, "quotes", firm -> firm.quotes);
    this.invoices = invoices;
  }

  @Override
  List<JsonObject> find(Firm firm, Request request) {
    String status = request.param("status", "");
    List<JsonObject> found = ListFilter.find(firm.quotes, request);
    found.removeIf(row -> !isIn(row, status));
    return found;
  }

  private static boolean isIn(JsonObject row, String status) {
    String own = Json.text(row, "quote_status", "0");
    boolean invoiced = Json.flag(row, "fully_invoiced");
    return switch (status) {
      case "" -> true;
      case "pending" -> own.equals("0");
      case "to_invoice" -> own.equals("1") && !invoiced;
      case "invoiced" -> invoiced;
      default -> own.equals(status);
    };
  }

  @Override
  public Response create(Request request) {
    Response response = super.create(request);
    JsonObject quote = Objects.requireNonNull(response.json()).getAsJsonObject();
    Firm firm = firms.of(request);
    quote.addProperty("quote_ref", firm.nextQuoteRef());
    publish(firm, quote);
    return response;
  }

  @Override
  void complete(Firm firm, JsonObject record) {
    super.complete(firm, record);
    Json.fill(record, "draft", false);
    Json.fill(record, "quote_status", 0);
    Json.fill(record, "ignore_quote", false);
    Json.fill(record, "fully_invoiced", false);
    Json.fill(record, "amount_invoiced", "0");
    Json.fill(record, "invoice_ids", new JsonArray());
  }

  @Override
  void checkDeletable(Firm firm, JsonObject record) {
    if (!record.getAsJsonArray("invoice_ids").isEmpty()) {
      throw ErrorResponses.unprocessable("Ce devis a été facturé");
    }
  }

  Response pdf(Request request) {
    String title = Json.flag(request.param("proforma")) ? "Facture proforma" : "Devis";
    return pdf(request, title, "quote_ref");
  }

  /** Invoices the whole quote, without what was invoiced as deposits. */
  Response invoice(Request request) {
    Firm firm = firms.of(request);
    JsonObject quote = uninvoiced(firm, request);
    JsonArray items = Json.array(Json.objects(quote.deepCopy(), "items"));
    items.forEach(item -> item.getAsJsonObject().remove("id"));
    for (Long id : Json.ids(quote, "invoice_ids")) {
      items.add(withdrawal(Firm.require(firm.invoices, id)));
    }
    JsonObject input = input(quote, items);
    for (String field : List.of("invoiced_on", "purchase_number", "api_custom")) {
      input.add(field, Json.of(request.param(field)));
    }
    input.add("api_id", Json.of(Json.id(request.param("api_id"))));
    JsonObject invoice = invoices.add(firm, input, false);
    quote.addProperty("fully_invoiced", true);
    return created(firm, quote, invoice);
  }

  /** Invoices a deposit: one line with one VAT rate or one nature. */
  Response deposit(Request request) {
    Firm firm = firms.of(request);
    JsonObject quote = uninvoiced(firm, request);
    JsonObject body = Firm.body(request);
    BigDecimal amount = Amounts.get(body, "amount", BigDecimal.ZERO);
    if (amount.signum() <= 0) {
      throw ErrorResponses.invalid("amount", "doit être supérieur à 0");
    }
    if (Json.blank(body, "vat") && Json.blank(body, "nature")) {
      throw ErrorResponses.invalid("vat", ErrorResponses.BLANK);
    }
    if (amount.compareTo(remaining(quote, body)) >= 0) {
      throw ErrorResponses.invalid("amount", "dépasse le montant restant à facturer");
    }
    JsonObject line =
        Json.object(
            "title",
            "Acompte sur le devis n°" + Json.text(quote, "quote_ref"),
            "quantity",
            "1",
            "unit_price",
            amount,
            "vat",
            Json.text(body, "vat", "0"));
    line.add("nature", body.get("nature"));
    JsonObject input = input(quote, Json.array(List.of(line)));
    for (String field : List.of("invoiced_on", "purchase_number", "api_id", "api_custom")) {
      input.add(field, body.get(field));
    }
    input.addProperty(Invoices.DEPOSIT, true);
    return created(firm, quote, invoices.add(firm, input, false));
  }

  /**
   * The quote of a request.
   *
   * @throws ErrorResponseException 422 if it is invoiced in full
   */
  private static JsonObject uninvoiced(Firm firm, Request request) {
    JsonObject quote = Firm.require(firm.quotes, request);
    if (Json.flag(quote, "fully_invoiced")) {
      throw ErrorResponses.unprocessable("Ce devis est déjà facturé");
    }
    return quote;
  }

  /** What is left to invoice of the lines with the VAT rate, or the nature, of a deposit. */
  private static BigDecimal remaining(JsonObject quote, JsonObject deposit) {
    String field = Json.blank(deposit, "vat") ? "nature" : "vat";
    BigDecimal wanted = Amounts.get(deposit, field, BigDecimal.ZERO);
    return Json.objects(quote, "items").stream()
        .filter(item -> Amounts.get(item, field, BigDecimal.ZERO).compareTo(wanted) == 0)
        .map(item -> Amounts.get(item, "total", BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .subtract(Amounts.get(quote, "amount_invoiced", BigDecimal.ZERO));
  }

  /** The line of a final invoice that takes a deposit off. */
  private static JsonObject withdrawal(JsonObject deposit) {
    JsonObject line = Json.objects(deposit, "items").get(0);
    JsonObject withdrawal =
        Json.object(
            "title",
            "Acompte n°" + Json.text(deposit, "invoice_ref"),
            "quantity",
            "1",
            "unit_price",
            Amounts.get(deposit, "total", BigDecimal.ZERO).negate());
    withdrawal.add("vat", line.get("vat"));
    withdrawal.add("nature", line.get("nature"));
    return withdrawal;
  }

  private static JsonObject input(JsonObject quote, JsonArray items) {
    JsonObject input = new JsonObject();
    Json.merge(input, quote, QUOTE_ONLY);
    input.add("items", items);
    input.add("quote_id", quote.get("id"));
    return input;
  }

  private static Response created(Firm firm, JsonObject quote, JsonObject invoice) {
    quote.getAsJsonArray("invoice_ids").add(invoice.get("id"));
    quote.addProperty("quote_status", 1);
    quote.addProperty(
        "amount_invoiced",
        Amounts.get(quote, "amount_invoiced", BigDecimal.ZERO)
            .add(Amounts.get(invoice, "total", BigDecimal.ZERO)));
    firm.stamp(quote);
    return firm.created("invoices", invoice);
  }
}
