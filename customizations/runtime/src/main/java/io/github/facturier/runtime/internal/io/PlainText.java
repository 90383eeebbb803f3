package io.github.facturier.runtime.internal.io;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Extracts text from a body that is not JSON. */
public final class PlainText {
  /** The characters that are checked to recognize an HTML page. */
  private static final int BEGINNING = 1024;

  private static final int MAX_TITLE = 100;
  private static final int MAX_QUOTE = 100;
  private static final String CDATA = "<![CDATA[";
  private static final String TITLE = "<title";

  /** The beginning of an HTML page, in lower case. */
  private static final Pattern PAGE =
      Pattern.compile("<(?:!doctype html|(?:html|head|body|meta|script)\\b)|^<title\\b");

  /** Tags within a sentence. */
  private static final Pattern INLINE =
      Pattern.compile("</?(?:b|i|em|strong|code|span|a)\\b(?![-:.])[^>]*+>?");

  private PlainText() {}

  /**
   * Returns the text of a body without XML or HTML tags, which error messages of PHP contain. Empty
   * for an HTML page and for binary data.
   */
  public static String of(String body, int most) {
    String text = body.strip();
    if (isBinary(text)) {
      return "";
    }
    if (!text.startsWith("<")) {
      return cut(text, most);
    }
    if (PAGE.matcher(beginning(text)).find()) {
      return "";
    }
    String content = withoutTags(text);
    return cut(content.isEmpty() ? text : content, most); // the text may be in attributes
  }

  private static String beginning(String text) {
    return text.substring(0, Math.min(text.length(), BEGINNING)).toLowerCase(Locale.ROOT);
  }

  /** Whether a text is an HTML page, as gateways and login forms send it. */
  public static boolean isHtml(String text) {
    if (!text.startsWith("<")) {
      return false;
    }
    String beginning = beginning(text);
    return !beginning.startsWith("<?xml") && !isXml(beginning)
        || beginning.contains("<html")
        || beginning.contains("<!doctype html");
  }

  /** Whether the text begins with an element that is not HTML. */
  private static boolean isXml(String beginning) {
    return beginning.matches(
        "(?s)<(?!(?:html|head|body|title|meta|center|h[1-6]|p|div|pre|br|script)\\b(?![-:.]))"
            + "[a-z][^<]*<.*");
  }

  /** Returns the title of an HTML page; null if it has none. */
  public static @Nullable String title(String page) {
    String beginning = page.substring(0, Math.min(page.length(), 4 * BEGINNING));
    String lower = beginning.toLowerCase(Locale.ROOT);
    int tag = lower.indexOf(TITLE);
    int first = tag < 0 ? -1 : lower.indexOf('>', tag);
    int last = first < 0 ? -1 : lower.indexOf('<', first);
    String title = last < 0 ? "" : oneLine(beginning.substring(first + 1, last), MAX_TITLE);
    return title.isEmpty() ? null : title;
  }

  /** Returns the text in one line, truncated. */
  static String oneLine(String text, int most) {
    StringBuilder line = new StringBuilder();
    boolean isSpace = false;
    for (int i = 0; i < text.length() && line.length() <= most; i++) {
      char c = text.charAt(i);
      boolean wasSpace = isSpace;
      isSpace = Character.isWhitespace(c) || Character.isISOControl(c);
      if (!isSpace) {
        line.append(wasSpace && !line.isEmpty() ? " " : "").append(c);
      }
    }
    return cut(line.toString(), most);
  }

  /** Returns a value for a message, truncated to 100 characters. */
  public static String quoted(String text) {
    return cut(text, MAX_QUOTE);
  }

  /** Returns the text, truncated with an ellipsis. */
  public static String cut(String text, int most) {
    return text.length() <= most ? text : beginning(text, most) + "…";
  }

  /** Returns the beginning of the text. A surrogate pair is not split. */
  public static String beginning(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }

  /** Whether the text has many control characters. A single one may be a mistake. */
  private static boolean isBinary(String text) {
    long controls = text.chars().filter(c -> c < ' ' && !Character.isWhitespace(c)).count();
    return controls > 0 && (text.indexOf('\0') >= 0 || controls > text.length() / 20);
  }

  private static String withoutTags(String markup) {
    String sentences = isHtml(markup) ? INLINE.matcher(markup).replaceAll("") : markup;
    StringBuilder text = new StringBuilder();
    int next = 0;
    while (next < sentences.length()) {
      int tag = sentences.indexOf('<', next);
      int until = tag < 0 ? sentences.length() : tag;
      text.append(sentences, next, until).append(' ');
      boolean isText = sentences.startsWith(CDATA, until);
      int end = sentences.indexOf(isText ? "]]>" : ">", until);
      int after = end < 0 ? sentences.length() : end;
      if (isText) {
        text.append(sentences, until + CDATA.length(), after);
      }
      next = after + (isText ? 3 : 1);
    }
    return oneLine(text.toString(), Integer.MAX_VALUE);
  }
}
