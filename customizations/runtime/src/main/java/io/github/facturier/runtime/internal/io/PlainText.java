package io.github.facturier.runtime.internal.io;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The text of a body that is not JSON. */
public final class PlainText {
  /** Where a document that is a page for people shows that it is one. */
  private static final int BEGINNING = 1024;

  private static final int LONGEST_TITLE = 100;
  private static final int LONGEST_QUOTE = 100;
  private static final String TITLE = "<title";

  private PlainText() {}

  /** Empty for a page, and for what is no text. The tags of XML are left out. */
  public static String of(String body, int most) {
    String text = body.strip();
    if (isHtml(text) || text.chars().anyMatch(PlainText::isBinary)) {
      return "";
    }
    return cut(text.startsWith("<") ? withoutTags(text).strip() : text, most);
  }

  /** Whether a text is a page for people, as gateways and logins send them. */
  public static boolean isHtml(String text) {
    if (!text.startsWith("<")) {
      return false;
    }
    String beginning =
        text.substring(0, Math.min(text.length(), BEGINNING)).toLowerCase(Locale.ROOT);
    return !beginning.startsWith("<?xml") && !isXml(beginning)
        || beginning.contains("<html")
        || beginning.contains("<!doctype html");
  }

  /** An element that is not one of a page. */
  private static boolean isXml(String beginning) {
    return beginning.matches(
        "(?s)<(?!html|head|body|title|meta|center|h[1-6]|p|div|pre|br|script|!)[a-z][^<]*<.*");
  }

  /** The title of a page; null if it has none. */
  public static @Nullable String title(String page) {
    String beginning = page.substring(0, Math.min(page.length(), 4 * BEGINNING));
    String lower = beginning.toLowerCase(Locale.ROOT);
    int tag = lower.indexOf(TITLE);
    int first = tag < 0 ? -1 : lower.indexOf('>', tag);
    int last = first < 0 ? -1 : lower.indexOf('<', first);
    String title = last < 0 ? "" : oneLine(beginning.substring(first + 1, last), LONGEST_TITLE);
    return title.isEmpty() ? null : title;
  }

  /** The text in one line, cut. */
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

  /** A value for a message, cut at 100 characters. */
  public static String quoted(String text) {
    return cut(text, LONGEST_QUOTE);
  }

  /** The text, or its beginning and an ellipsis. */
  public static String cut(String text, int most) {
    return text.length() <= most ? text : beginning(text, most) + "…";
  }

  /** So many characters of the text at most; no half of an emoji at the end. */
  public static String beginning(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }

  private static boolean isBinary(int c) {
    return c < ' ' && !Character.isWhitespace(c);
  }

  private static String withoutTags(String xml) {
    StringBuilder text = new StringBuilder();
    boolean isTag = false;
    for (int i = 0; i < xml.length(); i++) {
      char c = xml.charAt(i);
      if (c == '<') {
        isTag = true;
        text.append(' ');
      } else if (c == '>') {
        isTag = false;
      } else if (!isTag) {
        text.append(c);
      }
    }
    return oneLine(text.toString(), Integer.MAX_VALUE);
  }
}
