package io.github.facturier.runtime.internal.redact;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A text with one level of encoding removed: percent-encoding, form encoding, JSON escapes and HTML
 * character references. Maps each character to its position in the original text.
 *
 * <p>All encodings are decoded in one pass, since error pages often mix them. A pass takes linear
 * time and no recursion.
 */
final class DecodedText {
  /** The maximum number of nested encodings. */
  static final int MAX_LEVELS = 6;

  /** Marks the end of a truncated text. */
  private static final char ELLIPSIS = '…';

  /** Replaces a byte of an incomplete character. */
  private static final char REPLACEMENT = '\uFFFD';

  private static final int MAX_REFERENCE = 10;

  /** The names of U+00A0 to U+00FF, in order. */
  private static final String LATIN_1 =
      "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn"
          + " sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest"
          + " Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave"
          + " Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave"
          + " Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig"
          + " ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute"
          + " ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

  private static final Map<String, Integer> REFERENCES = references();

  private final char[] chars;
  private final int length;

  /**
   * The start of each character in the original text, then the length of that text; null for the
   * identity.
   */
  private final int @Nullable [] starts;

  /** The end of the text without an incomplete encoded character. */
  private final int end;

  private DecodedText(char[] chars, int length, int @Nullable [] starts) {
    this.chars = chars;
    this.length = length;
    this.starts = starts;
    int last = length;
    while (last > 0 && chars[last - 1] == REPLACEMENT) {
      last--;
    }
    this.end = last;
  }

  private static Map<String, Integer> references() {
    String[] names = LATIN_1.split(" ");
    Map<String, Integer> references =
        IntStream.range(0, names.length)
            .boxed()
            .collect(Collectors.toMap(i -> names[i], i -> 0xA0 + i));
    references.putAll(Map.of("amp", 0x26, "lt", 0x3C, "gt", 0x3E, "quot", 0x22, "apos", 0x27));
    return Map.copyOf(references);
  }

  /** Returns the text without decoding. */
  static DecodedText of(String text) {
    return new DecodedText(text.toCharArray(), text.length(), null);
  }

  int length() {
    return length;
  }

  char at(int index) {
    return chars[index];
  }

  /** The start of the character in the original text. */
  int start(int index) {
    return starts == null ? index : starts[index];
  }

  /** Whether the text ends or is truncated at this index. */
  boolean isCut(int index) {
    return index == end || index >= length || chars[index] == ELLIPSIS;
  }

  /** Returns the text with one more level removed; null if nothing is encoded. */
  @Nullable DecodedText decoded() {
    for (int i = 0; i < length; i++) {
      if (isSpecial(chars[i])) {
        return new Pass(i).run();
      }
    }
    return null;
  }

  private static boolean isSpecial(char c) {
    return c == '%' || c == '\\' || c == '&' || c == '+';
  }

  @Override
  public String toString() {
    return new String(chars, 0, length);
  }

  /** Removes one level of encoding. */
  private final class Pass {
    private final char[] decoded = new char[length];
    private final int[] origins = new int[length + 1];
    private int from;
    private int to;
    private boolean changed;

    Pass(int first) {
      System.arraycopy(chars, 0, decoded, 0, first);
      for (int i = 0; i < first; i++) {
        origins[i] = start(i);
      }
      from = first;
      to = first;
    }

    @Nullable DecodedText run() {
      while (from < length) {
        keepPlain();
        switch (from < length ? chars[from] : 0) {
          case '+' -> replace(' ', 1);
          case '%' -> percent();
          case '\\' -> backslash();
          case '&' -> reference();
          default -> {} // the end
        }
      }
      origins[to] = starts == null ? length : starts[length];
      return changed ? new DecodedText(decoded, to, origins) : null;
    }

    private void keepPlain() {
      int next = from;
      int last = to;
      for (; next < length && !isSpecial(chars[next]); next++, last++) {
        decoded[last] = chars[next];
        origins[last] = starts == null ? next : starts[next];
      }
      from = next;
      to = last;
    }

    private void keep() {
      origins[to] = start(from);
      decoded[to++] = chars[from++];
    }

    private void replace(int codePoint, int encodedLength) {
      int origin = start(from);
      int written = Character.toChars(codePoint, decoded, to);
      Arrays.fill(origins, to, to + written, origin);
      to += written;
      from += encodedLength;
      changed = true;
    }

    /** Skips an encoded character that is incomplete because the text was truncated. */
    private void skipTo(int cut) {
      from = cut;
      changed = true;
    }

    private void percent() {
      int first = octet(from);
      if (first < 0) {
        keepUnlessCut(from + 1, 1);
        return;
      }
      int following = first < 0xC2 || first > 0xF4 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
      int codePoint = following == 0 ? first : first & 0x3F >> following;
      for (int i = 1; i <= following; i++) {
        int next = from + 3 * i;
        int octet = octet(next);
        if (octet < 0 && isCutOctet(next)) {
          skipTo(cutAfter(next));
          return;
        }
        if (octet < 0 || (octet & 0xC0) != 0x80) { // not UTF-8: ISO-8859-1
          replace(first, 3);
          return;
        }
        codePoint = codePoint << 6 | octet & 0x3F;
      }
      boolean isCharacter = codePoint <= Character.MAX_CODE_POINT;
      replace(isCharacter ? codePoint : first, isCharacter ? 3 + 3 * following : 3);
    }

    /** The percent-encoded byte at the index, -1 if there is none. */
    private int octet(int index) {
      if (index + 2 >= length || chars[index] != '%') {
        return -1;
      }
      int high = Character.digit(chars[index + 1], 16);
      int low = Character.digit(chars[index + 2], 16);
      return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private void backslash() {
      char next = from + 1 < length ? chars[from + 1] : 0;
      switch (next) {
        case '"', '\\', '/', '\'' -> replace(next, 2);
        case 'b' -> replace('\b', 2);
        case 'f' -> replace('\f', 2);
        case 'n' -> replace('\n', 2);
        case 'r' -> replace('\r', 2);
        case 't' -> replace('\t', 2);
        case 'u' -> {
          int unit = number(from + 2, from + 6, 16);
          if (unit >= 0) {
            replace(unit, 6);
          } else {
            keepUnlessCut(from + 2, 3);
          }
        }
        default -> keepUnlessCut(from + 1, 0);
      }
    }

    private void reference() {
      int name = from + 1;
      int last = name;
      while (last < length && last - name < MAX_REFERENCE && isReference(chars[last])) {
        last++;
      }
      if (last < length && chars[last] == ';') {
        int codePoint = codePoint(name, last);
        if (codePoint >= 0) {
          replace(codePoint, last + 1 - from);
          return;
        }
      }
      if (isCut(last)) {
        skipTo(last);
      } else {
        keep();
      }
    }

    private int codePoint(int name, int last) {
      if (last == name || chars[name] != '#') {
        return REFERENCES.getOrDefault(new String(chars, name, last - name), -1);
      }
      boolean isHex = name + 1 < last && (chars[name + 1] | 0x20) == 'x';
      int number = isHex ? number(name + 2, last, 16) : number(name + 1, last, 10);
      return number <= Character.MAX_CODE_POINT ? number : -1;
    }

    /** Parses a number, -1 if invalid. */
    private int number(int first, int last, int radix) {
      if (first >= last || last > length) {
        return -1;
      }
      long number = 0;
      for (int i = first; i < last; i++) {
        int digit = chars[i] < 0x80 ? Character.digit(chars[i], radix) : -1;
        if (digit < 0) {
          return -1;
        }
        number = Math.min(number * radix + digit, Integer.MAX_VALUE);
      }
      return (int) number;
    }

    private void keepUnlessCut(int index, int mostDigits) {
      if (isCutWithin(index, mostDigits)) {
        skipTo(cutAfter(index));
      } else {
        keep();
      }
    }

    private boolean isCutOctet(int index) {
      return isCut(index) || chars[index] == '%' && isCutWithin(index + 1, 1);
    }

    /** Whether the text is truncated after at most this number of hexadecimal digits. */
    private boolean isCutWithin(int index, int mostDigits) {
      int cut = cutAfter(index);
      return cut - index <= mostDigits && isCut(cut);
    }

    private int cutAfter(int index) {
      int next = index < length && chars[index] == '%' ? index + 1 : index;
      while (next < length && next - index < 4 && isHex(chars[next])) {
        next++;
      }
      return next;
    }

    private static boolean isHex(char c) {
      return c < 0x80 && Character.digit(c, 16) >= 0;
    }

    private static boolean isReference(char c) {
      return c == '#' || c < 0x80 && Character.isLetterOrDigit(c);
    }
  }
}
