package io.github.facturier.runtime;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds a secret in text, in whatever way its characters are spelled: as they are, encoded for an
 * address or a form, escaped for JSON or HTML, each of them in its own way, and more than once, as
 * in a page that quotes a request. A text that was cut short may end in the beginning of a secret;
 * that is found as well.
 */
final class Spellings {
  /** How much of a secret's beginning is left to be seen at the end of a text. */
  private static final int SHORTEST_BEGINNING = 4;

  /** A percent sign that may have been encoded itself, as {@code %25}, and more than once. */
  private static final String PERCENT = "%(?:25){0,4}";

  private static final String BACKSLASH = "(?:\\\\|" + PERCENT + "5c)";
  private static final String AMPERSAND = "&(?:amp;){0,4}";

  /** What is left of a character's spelling where a text was cut in its middle. */
  private static final String HALF_A_SPELLING = "(?:[%&\\\\][\\w#%;]{0,12})?";

  private static final Map<Character, String> HTML =
      Map.of('&', "amp;", '<', "lt;", '>', "gt;", '"', "quot;", '\'', "apos;");

  private Spellings() {}

  static Pattern of(String secret) {
    int[] characters = secret.codePoints().toArray();
    StringBuilder whole = new StringBuilder();
    StringBuilder beginning = new StringBuilder();
    for (int i = 0; i < characters.length; i++) {
      String any = anySpelling(new String(characters, i, 1));
      whole.append(any);
      beginning.append(i < SHORTEST_BEGINNING ? "" : "(?:").append(any);
    }
    beginning.append(")?".repeat(Math.max(0, characters.length - SHORTEST_BEGINNING)));
    String end = HALF_A_SPELLING + "(?=…|\\z)";
    return Pattern.compile("(?:" + whole + ")|" + beginning + end);
  }

  /** The character itself comes last: it may be the beginning of a longer spelling. */
  private static String anySpelling(String character) {
    StringBuilder bytes = new StringBuilder();
    for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
      bytes.append(PERCENT).append(String.format(Locale.ROOT, "%02x", b));
    }
    StringBuilder units = new StringBuilder();
    for (char unit : character.toCharArray()) {
      units.append(BACKSLASH).append(String.format(Locale.ROOT, "{1,15}u%04x", (int) unit));
    }
    int codePoint = character.codePointAt(0);
    String number = String.format(Locale.ROOT, "#(?:0*%d|x0*%x);", codePoint, codePoint);
    String name = HTML.getOrDefault(character.charAt(0), number);
    String space = character.equals(" ") ? "|\\+|" + PERCENT + "2b" : "";
    String html = AMPERSAND + "(?:" + number + "|" + name + ")";
    String escaped = BACKSLASH + "{0,15}(?:" + bytes + "|" + html + space + "|(?-i:";
    return "(?i:" + units + "|" + escaped + Pattern.quote(character) + ")))";
  }
}
