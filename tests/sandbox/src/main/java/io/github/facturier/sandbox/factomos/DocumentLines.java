package io.github.facturier.sandbox.factomos;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Amounts;
import io.github.facturier.sandbox.data.Json;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a document, which a form has as columns, and their totals. */
final class DocumentLines {
  private final ActionCall call;
  private final String kind;

  /**
   * Creates a reader of the lines in a form.
   *
   * @param kind {@code invoice} or {@code estimate}
   */
  DocumentLines(ActionCall call, String kind) {
    this.call = call;
    this.kind = kind;
  }

  JsonArray read() {
    List<String> services = call.form().all("line_service_id[]");
    JsonArray lines = new JsonArray();
    for (int i = 0; i < services.size(); i++) {
      lines.add(line(i, Services.find(call, Json.id(services.get(i)))));
    }
    return lines;
  }

  private JsonObject line(int i, JsonObject service) {
    BigDecimal quantity = number("line_quantity[]", i, BigDecimal.ZERO);
    BigDecimal price = number("line_price[]", i, Services.price(service));
    BigDecimal vat = call.form().amount(kind + "_vat");
    String text = cell("line_description[]", i);
    JsonObject line = Services.shown(call.records(), service);
    line.addProperty("supplier_price", "0");
    line.addProperty("is_with_vat", "0");
    if (vat != null) {
      line.addProperty("vat", AccountRecords.text(vat));
    }
    line.addProperty("quantity", AccountRecords.text(quantity));
    line.addProperty("remise", "0");
    line.addProperty(kind + "_price", AccountRecords.text(price));
    line.addProperty("comment", text == null ? Json.text(service, "description", "") : text);
    line.addProperty(kind + "_order", Integer.toString(i));
    line.addProperty("percent", "0");
    line.addProperty("total_ht", AccountRecords.text(Amounts.cents(quantity.multiply(price))));
    return line;
  }

  private BigDecimal number(String column, int i, BigDecimal defaultValue) {
    BigDecimal number = Amounts.parse(cell(column, i));
    return number == null ? defaultValue : number;
  }

  private @Nullable String cell(String column, int i) {
    List<String> cells = call.form().all(column);
    return i >= cells.size() || cells.get(i).isEmpty() ? null : cells.get(i);
  }

  /** Sets the totals of a document: the sums of its lines, unless the form has a total. */
  static void total(ActionCall call, JsonObject document) {
    boolean taxed = !"0".equals(call.form().get("vat_enable"));
    BigDecimal net = BigDecimal.ZERO;
    BigDecimal tax = BigDecimal.ZERO;
    for (JsonObject line : Json.objects(document, "lines")) {
      BigDecimal amount = Amounts.get(line, "total_ht", BigDecimal.ZERO);
      net = net.add(amount);
      if (taxed) {
        BigDecimal rate = Amounts.get(line, "vat", BigDecimal.ZERO);
        tax = tax.add(Amounts.percent(amount, rate));
      }
    }
    BigDecimal forced = call.form().amount("figures_total_withvat");
    BigDecimal gross = forced == null ? Amounts.cents(net.add(tax)) : forced;
    document.addProperty("net", net);
    document.addProperty("gross", gross);
  }

  /** Copies the three totals of a document to a response. */
  static void figures(JsonObject document, JsonObject shown) {
    BigDecimal net = document.get("net").getAsBigDecimal();
    BigDecimal gross = document.get("gross").getAsBigDecimal();
    shown.addProperty("figures_total_withoutvat", AccountRecords.text(net));
    shown.addProperty("figures_total_vat", AccountRecords.text(gross.subtract(net)));
    shown.addProperty("figures_total_withvat", AccountRecords.text(gross));
  }
}
