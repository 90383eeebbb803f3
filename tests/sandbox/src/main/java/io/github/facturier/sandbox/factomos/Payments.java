package io.github.facturier.sandbox.factomos;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Amounts;
import io.github.facturier.sandbox.data.Json;
import java.math.BigDecimal;
import java.util.List;

/** Payments received. */
final class Payments {
  private static final List<String> FIELDS =
      List.of("montant", "type", "reference", "payment_date", "numero_remise", "numero_cheque");

  private Payments() {}

  static JsonObject create(ActionCall call) {
    JsonObject invoice = Invoices.find(call);
    JsonObject payment = add(call, invoice, call.amount("montant"));
    FIELDS.forEach(field -> call.copy(field, payment));
    call.records().notify("add_invoice_payment", payment);
    return new JsonObject();
  }

  static JsonObject add(ActionCall call, JsonObject invoice, BigDecimal amount) {
    return call.records()
        .payments
        .add(
            Json.object(
                "invoice_id", AccountRecords.id(invoice), "montant", AccountRecords.text(amount)));
  }

  static JsonObject edit(ActionCall call) {
    List<JsonObject> payments = of(call, Invoices.find(call));
    String wanted = call.form().get("payment_id");
    if (wanted == null && payments.size() > 1) {
      throw call.error(-21);
    }
    for (JsonObject payment : payments) {
      if (wanted == null || wanted.equals(AccountRecords.id(payment))) {
        FIELDS.forEach(field -> call.copy(field, payment));
        call.records().notify("update_invoice_payment", payment);
      }
    }
    return new JsonObject();
  }

  static JsonObject deleteAll(ActionCall call) {
    for (JsonObject payment : of(call, Invoices.find(call))) {
      call.records().payments.remove(payment.get("id").getAsLong());
      call.records().notify("delete_invoice_payment", payment);
    }
    return new JsonObject();
  }

  static BigDecimal paid(ActionCall call, JsonObject invoice) {
    return of(call, invoice).stream()
        .map(payment -> Amounts.get(payment, "montant", BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<JsonObject> of(ActionCall call, JsonObject invoice) {
    String id = AccountRecords.id(invoice);
    return call.records().payments.where(payment -> id.equals(Json.text(payment, "invoice_id")));
  }
}
