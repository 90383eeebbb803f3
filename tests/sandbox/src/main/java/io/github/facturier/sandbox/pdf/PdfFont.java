package io.github.facturier.sandbox.pdf;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** The two fonts of a document. Every PDF reader has them, so no font is embedded. */
enum PdfFont {
  REGULAR(
      "Helvetica",
      """
      278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278
      556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556
      1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778
      667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556
      333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556
      556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"""),
  BOLD(
      "Helvetica-Bold",
      """
      278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278
      556 556 556 556 556 556 556 556 556 556 333 333 584 584 584 611
      975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778
      667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556
      333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611
      611 611 389 556 333 611 556 778 556 556 500 389 280 389 584""");

  private static final int FIRST = ' ';

  /** The width of {@code €}, and of any character that is not listed. */
  private static final int OTHER = 556;

  private final String baseFont;
  private final int[] widths;

  /**
   * @param baseFont the font's name in PDF
   * @param widths of the characters from the space to the tilde, in thousandths of the font size
   */
  PdfFont(String baseFont, String widths) {
    this.baseFont = baseFont;
    this.widths = List.of(widths.split("\\s+")).stream().mapToInt(Integer::parseInt).toArray();
  }

  /** The name of the font in a page's resources. */
  String resource() {
    return "F" + ordinal();
  }

  /** The font's dictionary. */
  String dictionary() {
    return "<< /Type /Font /Subtype /Type1 /BaseFont /"
        + baseFont
        + " /Encoding /WinAnsiEncoding >>";
  }

  /** The width of a text, in points. */
  double width(String text, double size) {
    // An accented letter has the width of the letter without its accent.
    String letters = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return letters.chars().map(this::width).sum() * size / 1000;
  }

  private int width(int character) {
    int index = character - FIRST;
    return index >= 0 && index < widths.length ? widths[index] : OTHER;
  }

  /** Breaks a text into lines that fit a width. A word that is wider is broken, too. */
  List<String> wrap(String text, double size, double width) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.strip().split("\\R")) {
      String line = "";
      for (String word : paragraph.strip().split("\\s+")) {
        String longer = line.isEmpty() ? word : line + " " + word;
        if (width(longer, size) <= width) {
          line = longer;
          continue;
        }
        if (!line.isEmpty()) {
          lines.add(line);
        }
        line = word;
        while (width(line, size) > width && line.length() > 1) {
          int end = fitting(line, size, width);
          lines.add(line.substring(0, end));
          line = line.substring(end);
        }
      }
      lines.add(line);
    }
    return lines;
  }

  private int fitting(String word, double size, double width) {
    int end = 1;
    while (end < word.length() && width(word.substring(0, end + 1), size) <= width) {
      end++;
    }
    return end;
  }
}
