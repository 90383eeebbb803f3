package io.github.facturier.drift;

import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Comments of a page, which readers do not see. They are no documentation. */
final class Comments {
  /** A comment of HTML, of Liquid or of Markdown, or a code span, which is kept. */
  private static final Pattern COMMENT =
      Pattern.compile(
          "(?ms)`[^`\\n]+`"
              + "|<!--.*?-->"
              + "|\\{%-?\\s*comment\\b.*?endcomment\\s*-?%\\}"
              + "|^\\[(?://|comment)\\]:[^\\n]*");

  private Comments() {}

  /**
   * The page without its comments; all lines keep their numbers.
   *
   * @param isCode whether a line, counted from 0, is code, where comments are shown
   */
  static String blank(String page, IntPredicate isCode) {
    Matcher comment = COMMENT.matcher(page);
    StringBuilder text = new StringBuilder();
    int counted = 0;
    int line = 0;
    while (comment.find()) {
      line += (int) page.substring(counted, comment.start()).chars().filter(c -> c == '\n').count();
      counted = comment.start();
      boolean kept = comment.group().startsWith("`") || isCode.test(line);
      String blank = kept ? comment.group() : comment.group().replaceAll("[^\\n]+", "");
      comment.appendReplacement(text, Matcher.quoteReplacement(blank));
    }
    return comment.appendTail(text).toString();
  }
}
