package io.github.facturier.runtime.internal.redact;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides the values of secret fields in a text that should be JSON. The text may be malformed or
 * truncated, contain nested JSON in strings, or be a form. For secrets that a server has just
 * created, for example at a login, which no {@link Redactor} knows yet. Takes linear time and no
 * recursion.
 */
public final class SecretFields {
  /** A name and the separator before its value. */
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w.-])([\\w.-]{1,100}+)(\\\\*+[\"'])?+\\s*+([:=])\\s*+");

  private static final Pattern QUOTE = Pattern.compile("\\\\*+[\"']");
  private static final Pattern SCALAR = Pattern.compile("[^\\s,;&<>\"'\\]})]*+");
  private static final Pattern LITERAL = Pattern.compile("null|true|false");

  private final Set<String> names;
  private final String text;
  private final StringBuilder clean = new StringBuilder();
  private int kept;

  private SecretFields(Set<String> names, String text) {
    this.names = names;
    this.text = text;
  }

  /**
   * Hides the values of secret fields in a text.
   *
   * @param names the names of secret fields, in addition to names that indicate a secret
   */
  public static String hide(String text, Set<String> names) {
    return new SecretFields(names, text).hide();
  }

  /**
   * Hides the text of a field if the field is secret and the text is not a sentence.
   *
   * @param field the path of the field, with dots
   */
  public static String hide(String field, String text, Set<String> names) {
    String name = field.substring(field.lastIndexOf('.') + 1);
    boolean isSecret = names.contains(name) || Redactor.isSecretName(name);
    boolean isSentence = text.chars().anyMatch(Character::isWhitespace);
    return isSecret && !isSentence ? Redactor.HIDDEN : hide(text, names);
  }

  private String hide() {
    Matcher name = NAME.matcher(text);
    int next = 0;
    while (name.find(next)) {
      next = name.end();
      boolean isQuoted = name.group(2) != null;
      if (isSecret(name.group(1)) && (isQuoted || isValue(name.group(3), next))) {
        next = hideValue(next);
      }
    }
    return clean.append(text, kept, text.length()).toString();
  }

  private boolean isSecret(String name) {
    return names.contains(name) || Redactor.isSecretName(name);
  }

  /** Whether a value follows. A colon after an unquoted word may be part of a sentence. */
  private boolean isValue(String separator, int value) {
    return separator.equals("=")
        || value < text.length() && "\"'{[\\".indexOf(text.charAt(value)) >= 0;
  }

  /** Hides the value and returns the index after it. */
  private int hideValue(int first) {
    if (first == text.length() || text.startsWith(Redactor.HIDDEN, first)) {
      return first;
    }
    char begin = text.charAt(first);
    if (begin == '{' || begin == '[') {
      int end = endOfTree(first);
      return replace(first, end, "\"" + Redactor.HIDDEN + "\"");
    }
    Matcher quote = QUOTE.matcher(text).region(first, text.length());
    if (quote.lookingAt()) {
      int end = endOfText(quote.end(), quote.group());
      return end == quote.end() ? end : replace(quote.end(), end, Redactor.HIDDEN);
    }
    Matcher scalar = SCALAR.matcher(text).region(first, text.length());
    boolean isSecret = scalar.lookingAt() && !scalar.group().isEmpty();
    return !isSecret || LITERAL.matcher(scalar.group()).matches()
        ? first
        : replace(first, scalar.end(), Redactor.HIDDEN);
  }

  private int replace(int first, int end, String by) {
    clean.append(text, kept, first).append(by);
    kept = end;
    return end;
  }

  /** The index of the closing quote; the end of the text if there is none. */
  private int endOfText(int first, String quote) {
    int escapes = quote.length() - 1;
    int before = 0;
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        before++;
      } else {
        boolean isEnd = escapes == 0 ? before % 2 == 0 : before <= escapes;
        if (c == quote.charAt(escapes) && isEnd) {
          return i - Math.min(before, escapes);
        }
        before = 0;
      }
    }
    return text.length();
  }

  /** The end of an object or an array; the end of the text if it is incomplete. */
  private int endOfTree(int first) {
    int depth = 0;
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        i = endOfText(i + 1, "\"");
      } else if (c == '{' || c == '[') {
        depth++;
      } else if ((c == '}' || c == ']') && --depth == 0) {
        return i + 1;
      }
    }
    return text.length();
  }
}
