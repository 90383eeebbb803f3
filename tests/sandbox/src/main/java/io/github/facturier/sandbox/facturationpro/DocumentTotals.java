package io.github.facturier.sandbox.facturationpro;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Amounts;
import io.github.facturier.sandbox.data.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Computes totals and due dates of documents. */
final class DocumentTotals {
  private static final Pattern TERM = Pattern.compile("(\\d{1,3})(fm)?(\\d{2})?");
  private static final List<String> WITHOUT_AMOUNT = List.of("comment", "title", "new_page");

  private DocumentTotals() {}

  /** Sets identifiers and totals of the lines, and the totals of the document. */
  static void compute(Firm firm, JsonObject document) {
    BigDecimal net = BigDecimal.ZERO;
    BigDecimal vat = BigDecimal.ZERO;
    JsonArray items = new JsonArray();
    BigDecimal rebate = Amounts.get(document, "rebate_percentage", BigDecimal.ZERO);
    BigDecimal kept = BigDecimal.ONE.subtract(Amounts.percent(BigDecimal.ONE, rebate));
    for (JsonObject item : Json.objects(document, "items")) {
      if (Json.flag(item, "_destroy")) {
        continue;
      }
      item.remove("_destroy");
      complete(firm, item, items.size() + 1);
      items.add(item);
      if (!Json.flag(item, "optional") && !isText(item)) {
        BigDecimal total = Amounts.get(item, "total", BigDecimal.ZERO).multiply(kept);
        net = net.add(total);
        vat = vat.add(total.multiply(Amounts.get(item, "vat", BigDecimal.ZERO)));
      }
    }
    document.add("items", items);
    document.addProperty("total", Amounts.cents(net));
    document.addProperty("total_with_vat", Amounts.cents(net.add(vat)));
    document.addProperty("estimated_total_in_main_currency", Amounts.cents(net.add(vat)));
    document.addProperty("estimated_total_euro_paid", Amounts.cents(net.add(vat)));
  }

  /** Whether a line has text only. */
  static boolean isText(JsonObject item) {
    return WITHOUT_AMOUNT.contains(Json.text(item, "style", ""));
  }

  private static void complete(Firm firm, JsonObject item, int position) {
    Long productId = Json.id(item, "product_id");
    JsonObject product = firm.products.find(productId);
    if (product != null) {
      for (String field : List.of("title", "unit_price", "vat", "measure", "nature")) {
        Json.fill(item, field, product.get(field));
      }
    }
    if (Json.id(item, "id") == null) {
      item.addProperty("id", firm.nextId());
    }
    Json.fill(item, "position", position);
    Json.fill(item, "quantity", "1");
    Json.fill(item, "unit_price", "0");
    Json.fill(item, "vat", "0");
    Json.fill(item, "nature", 9);
    Json.fill(item, "optional", false);
    BigDecimal quantity = Amounts.get(item, "quantity", BigDecimal.ONE);
    BigDecimal price = Amounts.get(item, "unit_price", BigDecimal.ZERO);
    item.addProperty("total", Amounts.cents(quantity.multiply(price)));
  }

  /**
   * The due date for a term such as {@code 30} days, {@code 30fm} (30 days, end of month) or {@code
   * 30fm10} (10 days later).
   */
  static LocalDate term(LocalDate date, String payBefore) {
    Matcher term = TERM.matcher(payBefore);
    if (!term.matches()) {
      return date;
    }
    LocalDate day = date.plusDays(Long.parseLong(term.group(1)));
    if (term.group(2) == null) {
      return day;
    }
    LocalDate end = YearMonth.from(day).atEndOfMonth();
    return term.group(3) == null ? end : end.plusDays(Long.parseLong(term.group(3)));
  }
}
