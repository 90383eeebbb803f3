package io.github.facturier.sandbox;

import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.util.List;

/** Payments received. */
final class FacPayments {
  private static final List<String> FIELDS =
      List.of("montant", "type", "reference", "payment_date", "numero_remise", "numero_cheque");

  private FacPayments() {}

  static JsonObject create(FacCall call) {
    JsonObject invoice = FacInvoices.find(call);
    JsonObject payment = add(call, invoice, call.amount("montant"));
    FIELDS.forEach(field -> call.copy(field, payment));
    call.books().notify("add_invoice_payment", payment);
    return new JsonObject();
  }

  static JsonObject add(FacCall call, JsonObject invoice, BigDecimal amount) {
    return call.books()
        .payments
        .add(Json.object("invoice_id", FacBooks.id(invoice), "montant", FacBooks.text(amount)));
  }

  static JsonObject edit(FacCall call) {
    List<JsonObject> payments = of(call, FacInvoices.find(call));
    String wanted = call.form().get("payment_id");
    if (wanted == null && payments.size() > 1) {
      throw call.refuse(-21);
    }
    for (JsonObject payment : payments) {
      if (wanted == null || wanted.equals(FacBooks.id(payment))) {
        FIELDS.forEach(field -> call.copy(field, payment));
        call.books().notify("update_invoice_payment", payment);
      }
    }
    return new JsonObject();
  }

  static JsonObject deleteAll(FacCall call) {
    for (JsonObject payment : of(call, FacInvoices.find(call))) {
      call.books().payments.remove(payment.get("id").getAsLong());
      call.books().notify("delete_invoice_payment", payment);
    }
    return new JsonObject();
  }

  static BigDecimal paid(FacCall call, JsonObject invoice) {
    return of(call, invoice).stream()
        .map(payment -> Amounts.get(payment, "montant", BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<JsonObject> of(FacCall call, JsonObject invoice) {
    String id = FacBooks.id(invoice);
    return call.books().payments.where(payment -> id.equals(Json.text(payment, "invoice_id")));
  }
}
