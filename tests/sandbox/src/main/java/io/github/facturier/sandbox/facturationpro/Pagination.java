package io.github.facturier.sandbox.facturationpro;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Amounts;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sorts and pages lists, and sets {@code X-Pagination}. */
final class Pagination {
  static final int SIZE = 50;

  /** Fields by value of {@code order}. */
  private static final Map<String, String> FIELDS =
      Map.ofEntries(
          Map.entry("created", "created_at"),
          Map.entry("updated", "updated_at"),
          Map.entry("billed", "invoiced_on"),
          Map.entry("term", "term_on"),
          Map.entry("paid", "paid_on"),
          Map.entry("customer", "customer_name"),
          Map.entry("last_invoice", "last_invoiced_on"),
          Map.entry("last_paid", "last_paid_on"),
          Map.entry("size", "document_size"),
          Map.entry("title", "title"),
          Map.entry("total", "total"),
          Map.entry("ref", "ref"));

  private Pagination() {}

  static Response response(Request request, List<JsonObject> found) {
    sort(request, found);
    int page = number(request);
    int pages = Math.max(1, (found.size() + SIZE - 1) / SIZE);
    int from = Math.min(found.size(), (page - 1) * SIZE);
    int to = Math.min(found.size(), from + SIZE);
    JsonObject pagination =
        Json.object(
            "current_page", page,
            "total_pages", pages,
            "per_page", SIZE,
            "total_entries", found.size());
    return Response.json(200, Json.array(found.subList(from, to)))
        .withHeader("X-Pagination", Json.write(pagination));
  }

  private static int number(Request request) {
    Long page = Json.id(request.param("page"));
    return page == null ? 1 : (int) Math.max(1, Math.min(page, 1_000_000));
  }

  private static void sort(Request request, List<JsonObject> found) {
    String order = request.param("order");
    String field = order == null ? null : FIELDS.get(order);
    if (field != null) {
      found.sort(Comparator.comparing(row -> key(row, field)));
    }
    if ("desc".equals(request.param("sort"))) {
      Collections.reverse(found);
    }
  }

  /** A sort key: numbers sort by value, all other values as text. */
  private static String key(JsonObject row, String field) {
    String text = Json.text(row, field, "");
    BigDecimal number = Amounts.parse(text);
    return number == null
        ? text.toLowerCase(Locale.ROOT)
        : String.format(Locale.ROOT, "%030.10f", number.add(BigDecimal.TEN.pow(15)));
  }
}
