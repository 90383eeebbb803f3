package io.github.facturier.sandbox.data;

import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Amounts, quantities and rates in the text format of Rails. */
public final class Amounts {
  /** To turn a share into a percentage. */
  public static final BigDecimal HUNDRED = new BigDecimal(100);

  private Amounts() {}

  /** Parses a text such as {@code 59,00} or {@code 59.00}; null if it is not a number. */
  public static @Nullable BigDecimal parse(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String plain = text.strip().replace(',', '.');
    return plain.matches("[+-]?\\d{1,15}(\\.\\d{0,15})?") ? new BigDecimal(plain) : null;
  }

  /** The number in a member; null if it is absent or not a number. */
  public static @Nullable BigDecimal get(JsonObject object, String name) {
    return parse(Json.text(object, name));
  }

  /** The number in a member; the default if it is absent or not a number. */
  public static BigDecimal get(JsonObject object, String name, BigDecimal defaultValue) {
    BigDecimal value = get(object, name);
    return value == null ? defaultValue : value;
  }

  /** Formats a value with at least one decimal: {@code 89.0}, {@code 10.23}. */
  public static String text(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return (stripped.scale() < 1 ? stripped.setScale(1) : stripped).toPlainString();
  }

  /** Rounds to two decimals. */
  public static BigDecimal cents(BigDecimal value) {
    return value.setScale(2, RoundingMode.HALF_UP);
  }

  /** A percentage of a value. */
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
