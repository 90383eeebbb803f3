package io.github.facturier.factomos.support;

import io.github.facturier.runtime.error.Checks;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A line of an invoice or an estimate. On the wire a line is no object: its values stand at the
 * same place of four lists.
 *
 * <p>Source: README 1.29, lines 839-845.
 *
 * @param serviceId the service that is sold
 * @param description the text of the line; null for that of the service
 * @param quantity how much of it
 * @param price the price of a unit without VAT; null for that of the service
 */
public record Line(
    long serviceId, @Nullable String description, BigDecimal quantity, @Nullable BigDecimal price) {
  /** The service that makes a line a title (titre): only its text is printed. */
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
   * A line with the text and the price of its service.
   *
   * @param quantity a decimal number, such as {@code "1.5"}
   * @throws NumberFormatException if the quantity is none, a number with a comma for instance
   */
  public static Line of(long serviceId, String quantity) {
    return new Line(serviceId, null, Checks.decimal("Line.of", "quantity", quantity), null);
  }

  /**
   * A title. It has to have a quantity, as every line, and gets 0, so that it adds nothing.
   *
   * @param text what is printed
   */
  public static Line title(String text) {
    return new Line(TITLE, Checks.required("Line.title", "text", text), BigDecimal.ZERO, null);
  }

  /** The same with another text. */
  public Line withDescription(String text) {
    Checks.required("Line.withDescription", "text", text);
    return new Line(serviceId, text, quantity, price);
  }

  /**
   * The same with another price.
   *
   * @param amount a decimal number, such as {@code "9.50"}
   * @throws NumberFormatException if the amount is none, a number with a comma for instance
   */
  public Line withPrice(String amount) {
    return new Line(
        serviceId, description, quantity, Checks.decimal("Line.withPrice", "amount", amount));
  }
}
