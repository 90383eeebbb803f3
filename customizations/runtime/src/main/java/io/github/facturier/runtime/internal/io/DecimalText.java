package io.github.facturier.runtime.internal.io;

import java.math.BigDecimal;

/**
 * Parses decimal numbers of callers. Only a decimal point is allowed, since {@code 1,234} is
 * ambiguous: it means different numbers in France and in England.
 */
public final class DecimalText {
  /**
   * The maximum number of digits, so that {@code 1e999999999} does not exhaust the memory when it
   * is formatted.
   */
  public static final int MAX_DIGITS = 1000;

  private DecimalText() {}

  /**
   * Parses a number.
   *
   * @throws NumberFormatException if the text has characters other than ASCII digits, sign, point
   *     and exponent, or is too long
   */
  public static BigDecimal parse(String text) {
    if (text.length() > MAX_DIGITS || text.chars().anyMatch(c -> c > 0x7f)) {
      throw new NumberFormatException();
    }
    BigDecimal number = new BigDecimal(text);
    if (isTooLong(number)) {
      throw new NumberFormatException();
    }
    return number;
  }

  /** Whether the number has too many digits without exponent. */
  public static boolean isTooLong(BigDecimal number) {
    return Math.abs((long) number.scale()) > MAX_DIGITS;
  }

  /** Describes an invalid text and the expected format. */
  public static String problem(String text) {
    return "must be a decimal number with a point and without grouping, such as \"1234.50\", but is \""
        + PlainText.quoted(text)
        + "\"";
  }
}
