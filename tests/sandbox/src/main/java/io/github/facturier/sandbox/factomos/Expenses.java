package io.github.facturier.sandbox.factomos;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import java.util.List;

/** Purchases. */
final class Expenses {
  private static final List<String> FIELDS =
      List.of(
          "date",
          "supplier_id",
          "invoice_number",
          "vat",
          "amount",
          "payment_type",
          "payment_reference",
          "comment");

  private Expenses() {}

  static JsonObject create(ActionCall call) {
    check(call);
    JsonObject expense = Json.object("date", call.records().today());
    FIELDS.forEach(field -> call.copy(field, expense));
    return Json.object("expense_id", AccountRecords.id(call.records().expenses.add(expense)));
  }

  static JsonObject edit(ActionCall call) {
    JsonObject expense = find(call);
    check(call);
    FIELDS.forEach(field -> call.copy(field, expense));
    return Json.object("expense_id", AccountRecords.id(expense));
  }

  static JsonObject get(ActionCall call) {
    JsonObject expense = find(call);
    JsonObject shown = Json.object("exists", true, "expense_id", AccountRecords.id(expense));
    for (String field : FIELDS) {
      String defaultValue = field.equals("vat") ? "0" : "";
      shown.addProperty(field, Json.text(expense, field, defaultValue));
    }
    return Json.object("expense", shown);
  }

  private static JsonObject find(ActionCall call) {
    return call.find(call.records().expenses, "expense_id", -23, -24);
  }

  private static void check(ActionCall call) {
    call.require("supplier_id", -21);
    call.require("amount", -18);
    call.require("payment_type", -19);
  }
}
