package io.github.facturier.runtime.json;

import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import io.github.facturier.runtime.internal.io.DecimalText;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Codecs of texts, numbers and booleans. */
final class ScalarCodecs {
  private static final String A_BOOLEAN = "a boolean";

  private ScalarCodecs() {}

  static final class Text extends Codec<String> {
    @Override
    Object read(JsonReader in) throws IOException {
      switch (in.peek()) {
        case NULL -> {
          in.nextNull();
          return RawValue.NULL;
        }
        case BOOLEAN -> {
          boolean raw = in.nextBoolean();
          return new RawValue(raw ? "true" : null, new JsonPrimitive(raw));
        }
        case NUMBER -> {
          String text = in.nextString();
          return ScalarCodec.raw(text, text, JsonToken.NUMBER);
        }
        default -> {
          return in.nextString();
        }
      }
    }

    @Override
    public void write(JsonWriter out, String value) throws IOException {
      out.value(value);
    }
  }

  /** Integers of 32 or 64 bits. */
  abstract static class Whole<N extends Number> extends ScalarCodec<N> {
    private final boolean asText;

    Whole(boolean asText) {
      super("an integer");
      this.asText = asText;
    }

    /** Returns the number, null if it is too large. */
    abstract @Nullable N of(long number);

    @Override
    final Object readText(String text, JsonToken token) {
      boolean canonical = isCanonical(text) && text.indexOf('.') < 0;
      N value = canonical && text.length() <= SAFE_DIGITS ? of(Long.parseLong(text)) : null;
      if (value == null) {
        value = decimal(text, expected(), number -> exactly(number.longValueExact()));
      }
      return canonical && asText == (token == JsonToken.STRING) ? value : raw(value, text, token);
    }

    private N exactly(long number) {
      N value = of(number);
      if (value == null) {
        throw new ArithmeticException("too large");
      }
      return value;
    }

    @Override
    public final void write(JsonWriter out, N value) throws IOException {
      if (asText) {
        out.value(value.toString());
      } else {
        out.value(value.longValue());
      }
    }
  }

  static final class WholeNumber extends Whole<Long> {
    WholeNumber(boolean asText) {
      super(asText);
    }

    @Override
    Long of(long number) {
      return number;
    }
  }

  static final class SmallNumber extends Whole<Integer> {
    SmallNumber() {
      super(false);
    }

    @Override
    @Nullable Integer of(long number) {
      return number == (int) number ? (int) number : null;
    }
  }

  static final class Bool extends ScalarCodec<Boolean> {
    Bool() {
      super(A_BOOLEAN);
    }

    @Override
    Object readBoolean(boolean value) {
      return value;
    }

    @Override
    Object readText(String text, JsonToken token) {
      return raw(valueOf(text), text, token);
    }

    static boolean valueOf(String text) {
      return switch (text) {
        case "1", "true", "yes", "on" -> true;
        case "0", "false", "no", "off" -> false;
        default -> throw new JsonTypeMismatchException(A_BOOLEAN, text);
      };
    }

    @Override
    public void write(JsonWriter out, Boolean value) throws IOException {
      out.value(value.booleanValue());
    }
  }

  static final class BooleanText extends ScalarCodec<Boolean> {
    private final String whenTrue;
    private final String whenFalse;

    BooleanText(String whenTrue, String whenFalse) {
      super(A_BOOLEAN);
      this.whenTrue = whenTrue;
      this.whenFalse = whenFalse;
    }

    @Override
    Object readBoolean(boolean value) {
      return new RawValue(value, new JsonPrimitive(value));
    }

    @Override
    Object readText(String text, JsonToken token) {
      boolean value = text.equals(whenTrue) || Bool.valueOf(text);
      return token == JsonToken.STRING && text.equals(text(value))
          ? value
          : raw(value, text, token);
    }

    private String text(boolean value) {
      return value ? whenTrue : whenFalse;
    }

    @Override
    public void write(JsonWriter out, Boolean value) throws IOException {
      out.value(text(value));
    }
  }

  static final class BooleanNumber extends ScalarCodec<Boolean> {
    BooleanNumber() {
      super(A_BOOLEAN);
    }

    @Override
    Object readBoolean(boolean value) {
      return new RawValue(value, new JsonPrimitive(value));
    }

    @Override
    Object readText(String text, JsonToken token) {
      boolean value = Bool.valueOf(text);
      return token == JsonToken.NUMBER && text.equals(text(value))
          ? value
          : raw(value, text, token);
    }

    private static String text(boolean value) {
      return value ? "1" : "0";
    }

    @Override
    public void write(JsonWriter out, Boolean value) throws IOException {
      out.value(value ? 1 : 0);
    }
  }

  static final class Decimal extends ScalarCodec<BigDecimal> {
    private final boolean asText;

    Decimal(boolean asText) {
      super("a decimal number");
      this.asText = asText;
    }

    @Override
    Object readText(String text, JsonToken token) {
      BigDecimal value = decimal(text, expected(), number -> number);
      return isCanonical(text) && asText == (token == JsonToken.STRING)
          ? value
          : raw(value, text, token);
    }

    @Override
    BigDecimal copy(BigDecimal value) {
      if (DecimalText.isTooLong(value)) {
        throw new IllegalArgumentException("a number may have at most 1000 digits");
      }
      return value;
    }

    @Override
    public void write(JsonWriter out, BigDecimal value) throws IOException {
      if (asText) {
        out.value(value.toPlainString());
      } else {
        out.jsonValue(value.toPlainString());
      }
    }
  }

  /** Any number with this number of digits fits into a long. */
  private static final int SAFE_DIGITS = 18;

  /** Whether a number is in canonical format: no leading zero, no exponent, no negative zero. */
  private static boolean isCanonical(String text) {
    int start = text.charAt(0) == '-' ? 1 : 0;
    int point = -1;
    boolean zero = true;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && point < 0) {
        point = i;
      } else if (c < '0' || c > '9') {
        return false;
      }
      zero &= c == '0' || c == '.';
    }
    int whole = (point < 0 ? text.length() : point) - start;
    return whole > 0
        && (whole == 1 || text.charAt(start) != '0')
        && point != text.length() - 1
        && !(zero && start == 1);
  }

  private interface Conversion<T> {
    T apply(BigDecimal number);
  }

  /**
   * Parses a number with a decimal point or, as in French, a decimal comma. Spaces may group the
   * digits.
   */
  private static <T> T decimal(String text, String expected, Conversion<T> conversion) {
    try {
      if (text.length() > DecimalText.MAX_DIGITS) {
        throw new JsonTypeMismatchException(expected, text);
      }
      BigDecimal number = new BigDecimal(plain(text));
      if (DecimalText.isTooLong(number)) {
        throw new JsonTypeMismatchException(expected, text);
      }
      return conversion.apply(number);
    } catch (ArithmeticException | NumberFormatException e) {
      throw new JsonTypeMismatchException(expected, text);
    }
  }

  private static String plain(String text) {
    if (text.indexOf(',') < 0 && text.indexOf(' ') < 0 && text.indexOf('\u00a0') < 0) {
      return text;
    }
    String digits = text.replace(" ", "").replace("\u00a0", "").replace("\u202f", "");
    return digits.indexOf('.') < 0 ? digits.replace(',', '.') : digits;
  }
}
