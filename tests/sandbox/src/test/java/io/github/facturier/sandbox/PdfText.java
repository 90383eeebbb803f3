package io.github.facturier.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the texts of a PDF whose streams are not compressed. */
final class PdfText {
  private static final Pattern SHOWN = Pattern.compile("\\(((?:\\\\.|[^\\\\()])*)\\) Tj");
  private static final Pattern REFERENCE = Pattern.compile("(\\d{10}) 00000 n ");

  private PdfText() {}

  /**
   * The texts in the order of the file. Fails if the cross-reference table does not point at the
   * objects.
   */
  static List<String> of(byte[] pdf) {
    String file = new String(pdf, StandardCharsets.ISO_8859_1);
    assertTrue(file.startsWith("%PDF-1.4\n") && file.endsWith("%%EOF\n"));
    int number = 0;
    for (Matcher entry = REFERENCE.matcher(file); entry.find(); ) {
      number++;
      assertTrue(file.startsWith(number + " 0 obj\n", Integer.parseInt(entry.group(1))));
    }
    assertTrue(file.contains("/Size " + (number + 1) + " "), "objects: " + number);
    for (Matcher stream = Pattern.compile("/Length (\\d+) >>\nstream\n").matcher(file);
        stream.find(); ) {
      int end = stream.end() + Integer.parseInt(stream.group(1));
      assertEquals("\nendstream\n", file.substring(end, end + 11));
    }
    List<String> texts = new ArrayList<>();
    for (Matcher shown = SHOWN.matcher(file); shown.find(); ) {
      byte[] bytes =
          shown.group(1).replaceAll("\\\\(.)", "$1").getBytes(StandardCharsets.ISO_8859_1);
      texts.add(new String(bytes, Charset.forName("windows-1252")));
    }
    return texts;
  }
}
