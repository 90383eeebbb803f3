package io.github.facturier.runtime.internal.io;

import java.math.BigDecimal;

/**
 * A decimal number as text. Servers may write it with a comma; callers write it with a point, since
 * {@code 1,234} is one number in France and another one in England.
 */
public final class DecimalText {
  /**
   * The longest number that is looked at: {@code 1e999999999} must not fill the memory when it is
   * written out.
   */
  public static final int MOST_DIGITS = 1000;

  private DecimalText() {}

  /**
   * Reads what a caller wrote.
   *
   * @throws NumberFormatException if it is anything but ASCII digits with a sign, a point or an
   *     exponent, or too long
   */
  public static BigDecimal parse(String text) {
    if (text.length() > MOST_DIGITS || text.chars().anyMatch(c -> c > 0x7f)) {
      throw new NumberFormatException();
    }
    BigDecimal number = new BigDecimal(text);
    if (isTooLong(number)) {
      throw new NumberFormatException();
    }
    return number;
  }

  /** Whether it would take too many digits to write the number out. */
  public static boolean isTooLong(BigDecimal number) {
    return Math.abs((long) number.scale()) > MOST_DIGITS;
  }

  /** What is wrong with a text that cannot be read, and what to write. */
  public static String problem(String text) {
    return "must be a decimal number with a point and without grouping, such as \"1234.50\", but is \""
        + PlainText.quoted(text)
        + "\"";
  }
}
