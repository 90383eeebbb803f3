package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Amounts;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sorts and pages lists. */
final class Pagination {
  private static final int DEFAULT_SIZE = 25;
  private static final int MAX_SIZE = 100;

  private Pagination() {}

  /** The page given by {@code page} and {@code per_page}, sorted by {@code order}. */
  static List<JsonObject> of(Request request, List<JsonObject> rows) {
    String order = request.param("order");
    List<JsonObject> sorted = order == null ? rows : sort(rows, order);
    int size = Math.min(number(request, "per_page", DEFAULT_SIZE), MAX_SIZE);
    long from = Math.min((number(request, "page", 1) - 1L) * size, sorted.size());
    return sorted.subList((int) from, (int) Math.min(from + size, sorted.size()));
  }

  static Response response(Request request, List<JsonObject> rows) {
    return Response.json(200, Json.array(of(request, rows)));
  }

  private static int number(Request request, String name, int defaultValue) {
    Long value = Json.id(request.param(name));
    return value == null || value < 1 ? defaultValue : (int) Math.min(value, Integer.MAX_VALUE);
  }

  private static List<JsonObject> sort(List<JsonObject> rows, String order) {
    boolean descending = order.endsWith(".desc");
    String field = descending ? order.substring(0, order.length() - 5) : order;
    Comparator<JsonObject> comparator =
        Comparator.comparing(row -> row.get(field), Pagination::compare);
    return rows.stream().sorted(descending ? comparator.reversed() : comparator).toList();
  }

  /** Compares numbers by value, all other values as text; absent values come first. */
  private static int compare(@Nullable JsonElement left, @Nullable JsonElement right) {
    String a = Json.text(left);
    String b = Json.text(right);
    if (a == null || b == null) {
      return Boolean.compare(a != null, b != null);
    }
    BigDecimal x = Amounts.parse(a);
    BigDecimal y = Amounts.parse(b);
    return x != null && y != null ? x.compareTo(y) : a.compareToIgnoreCase(b);
  }
}
