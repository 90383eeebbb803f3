package io.github.facturier.factomos.support;

import io.github.facturier.runtime.error.Checks;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line of an invoice or an estimate. A request has no object for a line, but lists with one value
 * for each line. A list that no line has a value for is not sent; in any other list, a line without
 * a value sends an empty text. What Factomos takes in place of a missing text or price is not
 * documented.
 *
 * <p>Source: README 1.29, lines 839-845.
 *
 * @param serviceId the identifier of the service
 * @param description the text of the line; null for none
 * @param quantity the quantity
 * @param price the unit price without VAT; null for none
 */
public record Line(
    long serviceId, @Nullable String description, BigDecimal quantity, @Nullable BigDecimal price) {
  /** The service of a title line (titre), of which only the text is printed. */
  public static final long TITLE = 75;

  /**
   * Checks the quantity.
   *
   * @throws IllegalArgumentException if it is null
   */
  public Line {
    Checks.required("Line", "quantity", quantity);
  }

  /**
   * Creates a line without a text or a price of its own.
   *
   * @param quantity a decimal number, such as {@code "1.5"}
   * @throws NumberFormatException if the quantity is not such a number, for example if it has a
   *     comma
   */
  public static Line of(long serviceId, String quantity) {
    return new Line(serviceId, null, Checks.decimal("Line.of", "quantity", quantity), null);
  }

  /**
   * Creates a title line. Its quantity is 0, since every line must have one.
   *
   * @param text the printed text
   */
  public static Line title(String text) {
    return new Line(TITLE, Checks.required("Line.title", "text", text), BigDecimal.ZERO, null);
  }

  /** Returns a copy with another text. */
  public Line withDescription(String text) {
    Checks.required("Line.withDescription", "text", text);
    return new Line(serviceId, text, quantity, price);
  }

  /**
   * Returns a copy with another price.
   *
   * @param amount a decimal number, such as {@code "9.50"}
   * @throws NumberFormatException if the amount is not such a number, for example if it has a comma
   */
  public Line withPrice(String amount) {
    return new Line(
        serviceId, description, quantity, Checks.decimal("Line.withPrice", "amount", amount));
  }
}
