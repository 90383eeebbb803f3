package io.github.facturier.sandbox.facturationpro;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Amounts;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Call;
import io.github.facturier.sandbox.http.Reply;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sorts a list, cuts a page out of it, and says so in {@code X-Pagination}. */
final class Pagination {
  static final int SIZE = 50;

  /** What {@code order} names, where the field has another name. */
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

  static Reply reply(Call call, List<JsonObject> found) {
    sort(call, found);
    int page = number(call);
    int pages = Math.max(1, (found.size() + SIZE - 1) / SIZE);
    int from = Math.min(found.size(), (page - 1) * SIZE);
    int to = Math.min(found.size(), from + SIZE);
    JsonObject pagination =
        Json.object(
            "current_page", page,
            "total_pages", pages,
            "per_page", SIZE,
            "total_entries", found.size());
    return Reply.json(200, Json.array(found.subList(from, to)))
        .with("X-Pagination", Json.write(pagination));
  }

  private static int number(Call call) {
    Long page = Json.id(call.param("page"));
    return page == null ? 1 : (int) Math.max(1, Math.min(page, 1_000_000));
  }

  private static void sort(Call call, List<JsonObject> found) {
    String order = call.param("order");
    String field = order == null ? null : FIELDS.get(order);
    if (field != null) {
      found.sort(Comparator.comparing(row -> key(row, field)));
    }
    if ("desc".equals(call.param("sort"))) {
      Collections.reverse(found);
    }
  }

  /** Numbers sort by value, all else as text. */
  private static String key(JsonObject row, String field) {
    String text = Json.text(row, field, "");
    BigDecimal number = Amounts.parse(text);
    return number == null
        ? text.toLowerCase(Locale.ROOT)
        : "%030.10f".formatted(number.add(BigDecimal.TEN.pow(15)));
  }
}
