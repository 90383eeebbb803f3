package io.github.facturier.sandbox.facturationpro;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.data.Table;
import io.github.facturier.sandbox.http.Request;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters lists by the query parameters of a request. */
final class ListFilter {
  /** Fields that must equal a parameter, by the name of the parameter. */
  private static final Map<String, String> EQUAL =
      Map.ofEntries(
          Map.entry("api_id", "api_id"),
          Map.entry("customer_id", "customer_id"),
          Map.entry("category_id", "category_id"),
          Map.entry("followup_id", "followup_id"),
          Map.entry("user_id", "user_id"),
          Map.entry("quote_id", "quote_id"),
          Map.entry("invoice_id", "invoice_id"),
          Map.entry("purchase_id", "purchase_id"),
          Map.entry("quote_ref", "quote_ref"),
          Map.entry("serial_number", "serial_number"),
          Map.entry("full_invoice_ref", "full_invoice_ref"),
          Map.entry("country", "country"),
          Map.entry("account_code", "account_code"),
          Map.entry("accounting_entry", "accounting_entry"));

  /** Fields that must contain the parameter of the same name. */
  private static final List<String> CONTAINED =
      List.of("api_custom", "last_name", "email", "title", "ref", "invoice_ref", "payment_ref");

  private ListFilter() {}

  static List<JsonObject> find(Table table, Request request) {
    List<Long> ids = request.params("ids").stream().map(Json::id).toList();
    return table.where(
        row ->
            (ids.isEmpty() || ids.contains(Json.id(row, "id")))
                && EQUAL.entrySet().stream()
                    .allMatch(entry -> equal(row, entry.getValue(), request.param(entry.getKey())))
                && CONTAINED.stream().allMatch(name -> contains(row, name, request.param(name)))
                && isOfCompany(row, request.param("company"))
                && isInPeriod(row, request));
  }

  /** The value 0 matches an absent field. */
  private static boolean equal(JsonObject row, String field, @Nullable String wanted) {
    if (wanted == null) {
      return true;
    }
    return Json.text(row, field, "0").equals(wanted);
  }

  private static boolean contains(JsonObject row, String field, @Nullable String wanted) {
    return wanted == null
        || Json.text(row, field, "")
            .toLowerCase(Locale.ROOT)
            .contains(wanted.toLowerCase(Locale.ROOT));
  }

  private static boolean isOfCompany(JsonObject row, @Nullable String wanted) {
    return contains(row, "company_name", wanted)
        || contains(row, "customer_identity", wanted)
        || contains(row, "supplier_identity", wanted);
  }

  /** The limits are days or months, compared as text; a month includes its last day. */
  private static boolean isInPeriod(JsonObject row, Request request) {
    String start = request.param("period_start");
    String end = request.param("period_end");
    String field =
        "billed".equals(request.param("period_type", "billed")) ? "invoiced_on" : "paid_on";
    String day = Json.text(row, field, "");
    return (start == null || day.compareTo(start) >= 0)
        && (end == null
            || !day.isEmpty()
                && day.substring(0, Math.min(day.length(), end.length())).compareTo(end) <= 0);
  }
}
