package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Amounts;
import io.github.facturier.sandbox.data.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Computes the amounts of lines and documents. */
final class InvoiceTotals {
  private static final List<String> UNIT = List.of("price_net", "price_tax", "price_gross");
  private static final List<String> TOTAL =
      List.of("total_price_net", "total_price_tax", "total_price_gross");
  private static final List<String> PAYABLE_INPUT =
      List.of("total_price_gross", "total_price_net", "price_gross", "price_net");

  /** Internal member: total of a line before its discount, needed to compute the line again. */
  private static final String LISTED = "_listed_gross";

  private InvoiceTotals() {}

  /** Sets the amounts of all lines and of the document. */
  static void compute(JsonObject invoice, List<JsonObject> positions) {
    BigDecimal net = BigDecimal.ZERO;
    BigDecimal gross = BigDecimal.ZERO;
    BigDecimal subtotalNet = BigDecimal.ZERO;
    BigDecimal subtotalGross = BigDecimal.ZERO;
    for (JsonObject position : positions) {
      switch (Json.text(position, "kind", "")) {
        case "text_separator" -> put(position, TOTAL, BigDecimal.ZERO, BigDecimal.ZERO);
        case "subtotal" -> {
          put(position, TOTAL, subtotalNet, subtotalGross);
          subtotalNet = BigDecimal.ZERO;
          subtotalGross = BigDecimal.ZERO;
        }
        default -> {
          line(invoice, position);
          BigDecimal lineNet = Amounts.get(position, "total_price_net", BigDecimal.ZERO);
          BigDecimal lineGross = Amounts.get(position, "total_price_gross", BigDecimal.ZERO);
          net = net.add(lineNet);
          gross = gross.add(lineGross);
          subtotalNet = subtotalNet.add(lineNet);
          subtotalGross = subtotalGross.add(lineGross);
        }
      }
    }
    put(invoice, UNIT, net, gross);
  }

  private static void line(JsonObject invoice, JsonObject position) {
    BigDecimal quantity = Amounts.get(position, "quantity", BigDecimal.ONE);
    BigDecimal rate = rate(invoice, position);
    BigDecimal givenNet = Amounts.get(position, "total_price_net");
    BigDecimal gross = Amounts.get(position, position.has(LISTED) ? LISTED : "total_price_gross");
    if (gross == null) {
      BigDecimal unitGross = Amounts.get(position, "price_gross");
      BigDecimal unitNet = Amounts.get(position, "price_net");
      if (givenNet != null) {
        gross = Amounts.gross(givenNet, rate);
      } else if (unitGross != null) {
        gross = Amounts.cents(unitGross.multiply(quantity));
      } else {
        BigDecimal price = unitNet == null ? BigDecimal.ZERO : unitNet;
        gross = Amounts.gross(price.multiply(quantity), rate);
        givenNet = Amounts.cents(price.multiply(quantity));
      }
    } else {
      givenNet = null;
    }
    position.addProperty(LISTED, Amounts.text(gross));
    BigDecimal discount = discount(invoice, position, gross);
    BigDecimal due = Amounts.cents(gross.subtract(discount));
    BigDecimal net = givenNet == null || discount.signum() != 0 ? Amounts.net(due, rate) : givenNet;
    position.addProperty("quantity", Amounts.text(quantity));
    put(position, UNIT, each(Amounts.net(gross, rate), quantity), each(gross, quantity));
    put(position, TOTAL, net, due);
  }

  /** The tax rate of a line: 0 for {@code disabled}, {@code np} and reverse charge. */
  static BigDecimal rate(JsonObject invoice, JsonObject position) {
    BigDecimal rate = Amounts.get(position, "tax");
    return rate == null || Json.flag(invoice, "reverse_charge") ? BigDecimal.ZERO : rate;
  }

  private static BigDecimal discount(JsonObject invoice, JsonObject position, BigDecimal gross) {
    if (!Json.flag(invoice, "show_discount")) {
      return BigDecimal.ZERO;
    }
    return "amount".equals(Json.text(invoice, "discount_kind"))
        ? Amounts.get(position, "discount", BigDecimal.ZERO)
        : Amounts.percent(gross, Amounts.get(position, "discount_percent", BigDecimal.ZERO));
  }

  private static BigDecimal each(BigDecimal total, BigDecimal quantity) {
    return quantity.signum() == 0
        ? BigDecimal.ZERO
        : total.divide(quantity, 2, RoundingMode.HALF_UP);
  }

  private static void put(JsonObject target, List<String> names, BigDecimal net, BigDecimal gross) {
    target.addProperty(names.get(0), Amounts.text(net));
    target.addProperty(names.get(1), Amounts.text(gross.subtract(net)));
    target.addProperty(names.get(2), Amounts.text(gross));
  }

  /** Removes amounts that a change makes obsolete, before the line is computed again. */
  static void removeObsolete(JsonObject position, JsonObject change) {
    boolean priced = PAYABLE_INPUT.stream().anyMatch(change::has);
    boolean counted = change.has("quantity") || change.has("discount") || change.has("tax");
    if (priced || counted) {
      position.remove(LISTED);
    }
    for (String name : TOTAL) {
      if ((priced || counted) && !change.has(name)) {
        position.remove(name);
      }
    }
    for (String name : UNIT) {
      if (priced && !change.has(name)) {
        position.remove(name);
      }
    }
  }

  static BigDecimal gross(JsonObject invoice) {
    return Amounts.get(invoice, "price_gross", BigDecimal.ZERO);
  }

  static BigDecimal paid(JsonObject invoice) {
    return Amounts.get(invoice, "paid", BigDecimal.ZERO);
  }
}
