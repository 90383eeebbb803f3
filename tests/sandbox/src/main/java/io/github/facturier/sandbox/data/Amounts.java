package io.github.facturier.sandbox.data;

import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Amounts, quantities and rates, as Rails reads and writes them. */
public final class Amounts {
  public static final BigDecimal HUNDRED = new BigDecimal(100);

  private Amounts() {}

  /** The value of a text such as {@code 59,00} or {@code 59.00}; null if it is no number. */
  public static @Nullable BigDecimal parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String plain = text.strip().replace(',', '.');
    return plain.matches("[+-]?\\d{1,15}(\\.\\d{0,15})?") ? new BigDecimal(plain) : null;
  }

  public static @Nullable BigDecimal get(JsonObject object, String name) {
    return parse(Json.text(object, name));
  }

  public static BigDecimal get(JsonObject object, String name, BigDecimal otherwise) {
    BigDecimal value = get(object, name);
    return value == null ? otherwise : value;
  }

  /** The text of a value, with one decimal at least: {@code 89.0}, {@code 10.23}. */
  public static String text(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return (stripped.scale() < 1 ? stripped.setScale(1) : stripped).toPlainString();
  }

  public static BigDecimal cents(BigDecimal value) {
    return value.setScale(2, RoundingMode.HALF_UP);
  }

  public static BigDecimal percent(BigDecimal value, BigDecimal percent) {
    return value.multiply(percent).divide(HUNDRED, 10, RoundingMode.HALF_UP);
  }

  /** Removes a tax of {@code rate} percent from a gross amount. */
  public static BigDecimal net(BigDecimal gross, BigDecimal rate) {
    return gross.multiply(HUNDRED).divide(HUNDRED.add(rate), 2, RoundingMode.HALF_UP);
  }

  /** Adds a tax of {@code rate} percent to a net amount. */
  public static BigDecimal gross(BigDecimal net, BigDecimal rate) {
    return cents(net.add(percent(net, rate)));
  }
}
