package io.github.facturier.sandbox.facturationpro;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
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

  Response invoice(Request request) {
    Firm firm = firms.of(request);
    JsonObject quote = Firm.require(firm.quotes, request);
    if (Json.flag(quote, "fully_invoiced")) {
      throw ErrorResponses.unprocessable("Ce devis est déjà facturé");
    }
    JsonObject input = new JsonObject();
    Json.merge(input, quote, QUOTE_ONLY);
    Json.objects(input, "items").forEach(item -> item.remove("id"));
    input.add("quote_id", quote.get("id"));
    JsonObject invoice = invoices.add(firm, input, false);
    quote.getAsJsonArray("invoice_ids").add(invoice.get("id"));
    quote.addProperty("fully_invoiced", true);
    quote.addProperty("quote_status", 1);
    quote.add("amount_invoiced", invoice.get("total"));
    firm.stamp(quote);
    return firm.created("invoices", invoice);
  }
}
