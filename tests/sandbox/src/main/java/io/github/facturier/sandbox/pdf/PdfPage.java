package io.github.facturier.sandbox.pdf;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One A4 page of a {@link PdfWriter}. Positions are points from the lower left corner. */
final class PdfPage {
  static final double WIDTH = 595;
  static final double HEIGHT = 842;

  private static final Charset WIN_ANSI = Charset.forName("windows-1252");

  private final StringBuilder content = new StringBuilder();

  /** Writes a text that begins at {@code x}. */
  void text(double x, double y, PdfFont font, double size, String text) {
    draw("BT /%s %.1f Tf %.2f %.2f Td (%s) Tj ET", font.resource(), size, x, y, literal(text));
  }

  /** Writes a text that ends at {@code right}. */
  void textTo(double right, double y, PdfFont font, double size, String text) {
    text(right - font.width(text, size), y, font, size, text);
  }

  /** Draws a horizontal line. */
  void rule(double from, double to, double y) {
    draw("0.5 w %.2f %.2f m %.2f %.2f l S", from, y, to, y);
  }

  /** Fills a rectangle with light grey. */
  void shade(double from, double to, double y, double height) {
    draw("q 0.93 g %.2f %.2f %.2f %.2f re f Q", from, y, to - from, height);
  }

  /** The page's operators, one byte per character. */
  String content() {
    return content.toString();
  }

  private void draw(String operators, Object... operands) {
    content.append(String.format(Locale.ROOT, operators, operands)).append('\n');
  }

  /** The bytes of a text in the fonts' encoding, one per character; other characters become ?. */
  static String literal(String text) {
    String bytes =
        new String(text.replace('\t', ' ').getBytes(WIN_ANSI), StandardCharsets.ISO_8859_1);
    return bytes.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)");
  }
}
