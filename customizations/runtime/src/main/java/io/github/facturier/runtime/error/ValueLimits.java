package io.github.facturier.runtime.error;

import io.github.facturier.runtime.internal.io.PlainText;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The limits that the spec sets for what a caller sends, checked before a request. Immutable. Each
 * limit applies to the values that can have it: a number, a list, or the text of anything else. For
 * generated code, not for applications.
 */
public final class ValueLimits {
  private static final ValueLimits NONE =
      new ValueLimits(null, null, 0, Integer.MAX_VALUE, Integer.MAX_VALUE, null);

  /** The characters of a value that a message shows. */
  private static final int SHOWN = 100;

  private final @Nullable BigDecimal minimum;
  private final @Nullable BigDecimal maximum;
  private final int minItems;
  private final int maxItems;
  private final int maxLength;
  private final @Nullable Pattern pattern;

  private ValueLimits(
      @Nullable BigDecimal minimum,
      @Nullable BigDecimal maximum,
      int minItems,
      int maxItems,
      int maxLength,
      @Nullable Pattern pattern) {
    this.minimum = minimum;
    this.maximum = maximum;
    this.minItems = minItems;
    this.maxItems = maxItems;
    this.maxLength = maxLength;
    this.pattern = pattern;
  }

  /** No limit, to which the limits of the spec are added. */
  public static ValueLimits none() {
    return NONE;
  }

  /** Adds a least number. */
  public ValueLimits minimum(String least) {
    return new ValueLimits(new BigDecimal(least), maximum, minItems, maxItems, maxLength, pattern);
  }

  /** Adds a greatest number. */
  public ValueLimits maximum(String most) {
    return new ValueLimits(minimum, new BigDecimal(most), minItems, maxItems, maxLength, pattern);
  }

  /** Adds a least number of items. */
  public ValueLimits minItems(int least) {
    return new ValueLimits(minimum, maximum, least, maxItems, maxLength, pattern);
  }

  /** Adds a greatest number of items. */
  public ValueLimits maxItems(int most) {
    return new ValueLimits(minimum, maximum, minItems, most, maxLength, pattern);
  }

  /** Adds a greatest number of characters. */
  public ValueLimits maxLength(int most) {
    return new ValueLimits(minimum, maximum, minItems, maxItems, most, pattern);
  }

  /** Adds a regular expression, which matches somewhere in a text. */
  public ValueLimits pattern(String regex) {
    Pattern compiled = Pattern.compile(regex);
    return new ValueLimits(minimum, maximum, minItems, maxItems, maxLength, compiled);
  }

  /**
   * Returns what is wrong with a value, such as {@code must be at most 100, but is 101}; null if it
   * is within the limits.
   *
   * @param secret whether the value is not shown
   */
  public @Nullable String problem(Object value, boolean secret) {
    if (value instanceof Collection<?> items) {
      return problem(items.size());
    } else if (value instanceof Number number) {
      return problem(new BigDecimal(number.toString()), secret);
    }
    boolean limitsText = maxLength < Integer.MAX_VALUE || pattern != null;
    return limitsText ? problem(value.toString(), secret) : null;
  }

  private @Nullable String problem(int items) {
    if (items > maxItems) {
      return "must have at most " + maxItems + " items, but has " + items;
    }
    return items < minItems ? "must have at least " + minItems + " items, but has " + items : null;
  }

  private @Nullable String problem(BigDecimal number, boolean secret) {
    String but = secret ? "" : ", but is " + number;
    if (minimum != null && number.compareTo(minimum) < 0) {
      return "must be at least " + minimum + but;
    }
    boolean isAbove = maximum != null && number.compareTo(maximum) > 0;
    return isAbove ? "must be at most " + maximum + but : null;
  }

  private @Nullable String problem(String text, boolean secret) {
    String shown = secret ? "" : ": \"" + PlainText.beginning(text, SHOWN) + "\"";
    int length = text.codePointCount(0, text.length());
    if (length > maxLength) {
      return "must have at most " + maxLength + " characters, but has " + length + shown;
    }
    boolean matches = pattern == null || pattern.matcher(text).find();
    return matches ? null : "must match " + pattern + ", but does not" + shown;
  }
}
