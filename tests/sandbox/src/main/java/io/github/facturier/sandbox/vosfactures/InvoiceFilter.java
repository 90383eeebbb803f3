package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Call;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** The search parameters of document lists. */
final class InvoiceFilter {
  private final Call call;
  private final Period period;
  private final String dateField;
  private final List<String> kinds;
  private final List<Long> ids;

  InvoiceFilter(Call call, LocalDate today) {
    this.call = call;
    this.period = Period.of(call, today, "last_12_months");
    this.dateField = call.param("search_date_type", "issue_date");
    this.kinds = new ArrayList<>(call.params("kinds"));
    this.kinds.addAll(call.params("kind"));
    this.ids = call.params("invoice_ids").stream().map(Json::id).toList();
  }

  /** The rows that are left, newest first. */
  List<JsonObject> apply(List<JsonObject> rows) {
    List<JsonObject> left = new ArrayList<>(rows);
    left.removeIf(row -> !accepts(row));
    Collections.reverse(left);
    return left;
  }

  private boolean accepts(JsonObject row) {
    return (ids.isEmpty() ? period.contains(row, dateField) : ids.contains(Json.id(row, "id")))
        && (kinds.isEmpty() || kinds.contains(Json.text(row, "kind", "")))
        && equal(row, "number")
        && equal(row, "client_id")
        && equal(row, "invoice_id")
        && equal(row, "from_invoice_id")
        && equal(row, "status")
        && (call.param("income") == null
            || Json.flag(call.param("income")) == Json.flag(row, "income"))
        && (!call.has("accounting_status")
            || Objects.equals(
                call.param("accounting_status", ""), Json.text(row, "accounting_status", "")));
  }

  private boolean equal(JsonObject row, String name) {
    String wanted = call.param(name);
    return wanted == null || wanted.equals(Json.text(row, name));
  }
}
