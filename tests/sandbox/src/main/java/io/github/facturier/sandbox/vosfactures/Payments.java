package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Amounts;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Crud;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Payments. They pay their documents in the order of {@code invoice_ids}. */
final class Payments implements Crud {
  /** Internal member: the amount paid to each document, needed to revert a payment. */
  private static final String SHARES = "_shares";

  private final AccountState state;
  private final Invoices invoices;
  private final CrudHandlers crud;

  Payments(AccountState state, Invoices invoices) {
    this.state = state;
    this.invoices = invoices;
    this.crud =
        new CrudHandlers(
            state, state.payments, "banking_payment", List.of("price"), List.of("client_id"));
  }

  static boolean concerns(JsonObject payment, long invoiceId) {
    return targets(payment).contains(invoiceId);
  }

  private static List<Long> targets(JsonObject payment) {
    List<Long> ids = new ArrayList<>(Json.ids(payment, "invoice_ids"));
    Long id = Json.id(payment, "invoice_id");
    if (id != null && !ids.contains(id)) {
      ids.add(0, id);
    }
    return ids;
  }

  @Override
  public Response list(Request request) {
    Period period = Period.of(request, state.today(), "all");
    boolean withInvoices = request.params("include").contains("invoices");
    List<JsonObject> rows =
        crud.find(request).stream()
            .filter(row -> period.contains(row, "paid_date"))
            .map(row -> withInvoices ? withInvoices(row) : row)
            .toList();
    return Pagination.response(request, rows);
  }

  private JsonObject withInvoices(JsonObject payment) {
    JsonArray linked = new JsonArray();
    for (Long id : targets(payment)) {
      JsonObject invoice = state.invoices.find(id);
      if (invoice != null) {
        linked.add(invoice);
      }
    }
    JsonObject view = payment.deepCopy();
    view.add("invoices", linked);
    return view;
  }

  @Override
  public Response get(Request request) {
    return Response.json(200, withInvoices(AccountState.require(state.payments, request)));
  }

  @Override
  public Response create(Request request) {
    JsonObject input = AccountState.body(request, "banking_payment").deepCopy();
    check(input);
    Json.fill(input, "currency", "EUR");
    Json.fill(input, "paid", false);
    Json.fill(input, "kind", "api");
    Json.fill(input, "paid_date", state.today());
    if (Json.flag(input, "generate_invoice") && targets(input).isEmpty()) {
      input.add("invoice_id", invoiceFor(input).get("id"));
    }
    JsonObject payment = crud.add(input);
    apply(payment);
    return Response.json(201, payment);
  }

  @Override
  public Response update(Request request) {
    JsonObject payment = AccountState.require(state.payments, request);
    JsonObject input = AccountState.body(request, "banking_payment");
    check(input);
    JsonObject copy = payment.deepCopy();
    crud.change(payment, input);
    revert(copy);
    apply(payment);
    return Response.json(200, payment);
  }

  @Override
  public Response delete(Request request) {
    JsonObject payment = AccountState.require(state.payments, request);
    revert(payment);
    return crud.delete(request);
  }

  private void check(JsonObject input) {
    if (!Json.blank(input, "price") && Amounts.get(input, "price") == null) {
      throw ErrorResponses.invalid("price", "n'est pas un nombre");
    }
    for (Long id : targets(input)) {
      if (state.invoices.find(id) == null) {
        throw ErrorResponses.invalid("invoice_id", ErrorResponses.UNKNOWN);
      }
    }
  }

  private JsonObject invoiceFor(JsonObject payment) {
    JsonObject position =
        Json.object(
            "name", Json.text(payment, "name", "Paiement"),
            "quantity", Json.text(payment, "quantity", "1"),
            "total_price_gross", payment.get("price"));
    Json.copy(payment, "product_id", position, "product_id");
    JsonObject invoice = new JsonObject();
    for (String field : List.of("name", "street", "post_code", "city", "country", "tax_no")) {
      Json.copy(payment, "invoice_" + field, invoice, "buyer_" + field);
    }
    Json.copy(payment, "client_id", invoice, "client_id");
    Json.copy(payment, "email", invoice, "buyer_email");
    Json.copy(payment, "department_id", invoice, "department_id");
    Json.copy(payment, "first_name", invoice, "buyer_first_name");
    Json.copy(payment, "last_name", invoice, "buyer_last_name");
    invoice.add("positions", Json.array(List.of(position)));
    return invoices.create(invoice);
  }

  private void apply(JsonObject payment) {
    JsonObject shares = new JsonObject();
    BigDecimal left = Amounts.get(payment, "price", BigDecimal.ZERO);
    List<Long> targets = Json.flag(payment, "paid") ? targets(payment) : List.of();
    for (Long id : targets) {
      JsonObject invoice = state.invoices.find(id);
      if (invoice != null) {
        BigDecimal due = InvoiceTotals.gross(invoice).subtract(InvoiceTotals.paid(invoice));
        BigDecimal share = left.min(due.max(BigDecimal.ZERO));
        if (share.signum() != 0) {
          invoices.pay(invoice, share);
          shares.addProperty(id.toString(), share);
          left = left.subtract(share);
        }
      }
    }
    payment.add(SHARES, shares);
  }

  private void revert(JsonObject payment) {
    payment
        .getAsJsonObject(SHARES)
        .asMap()
        .forEach(
            (id, share) -> {
              JsonObject invoice = state.invoices.find(Json.id(id));
              if (invoice != null) {
                invoices.pay(invoice, share.getAsBigDecimal().negate());
              }
            });
  }
}
