package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Request;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Filters lists of documents by the query parameters of a request. */
final class InvoiceFilter {
  private final Request request;
  private final Period period;
  private final String dateField;
  private final List<String> kinds;
  private final List<Long> ids;

  InvoiceFilter(Request request, LocalDate today) {
    this.request = request;
    this.period = Period.of(request, today, "last_12_months");
    this.dateField = request.param("search_date_type", "issue_date");
    this.kinds = new ArrayList<>(request.params("kinds"));
    this.kinds.addAll(request.params("kind"));
    this.ids = request.params("invoice_ids").stream().map(Json::id).toList();
  }

  /** The rows that match, newest first. */
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
        && equal(row, "oid")
        && equal(row, "department_id")
        && equal(row, "buyer_name")
        && (request.param("income") == null
            || Json.flag(request.param("income")) == Json.flag(row, "income"))
        && (!request.has("accounting_status")
            || Objects.equals(
                request.param("accounting_status", ""), Json.text(row, "accounting_status", "")));
  }

  private boolean equal(JsonObject row, String name) {
    String wanted = request.param(name);
    return wanted == null || wanted.equals(Json.text(row, name));
  }
}
