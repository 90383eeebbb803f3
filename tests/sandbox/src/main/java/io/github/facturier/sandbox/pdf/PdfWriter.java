package io.github.facturier.sandbox.pdf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a PDF file of A4 pages, with text in Helvetica and lines. */
final class PdfWriter {
  private static final int FIRST_PAGE = 3 + PdfFont.values().length + 1;

  private final String title;
  private final List<PdfPage> pages = new ArrayList<>();

  PdfWriter(String title) {
    this.title = title;
  }

  PdfPage addPage() {
    PdfPage page = new PdfPage();
    pages.add(page);
    return page;
  }

  List<PdfPage> pages() {
    return List.copyOf(pages);
  }

  /** The objects are: catalog, page tree, information, fonts, then each page and its content. */
  byte[] bytes() {
    List<String> objects = new ArrayList<>();
    StringBuilder kids = new StringBuilder();
    for (int i = 0; i < pages.size(); i++) {
      kids.append(FIRST_PAGE + 2 * i).append(" 0 R ");
    }
    objects.add("<< /Type /Catalog /Pages 2 0 R /Lang (fr-FR) >>");
    objects.add("<< /Type /Pages /Count " + pages.size() + " /Kids [ " + kids + "] >>");
    objects.add("<< /Title (" + PdfPage.literal(title) + ") /Producer (Facturier sandbox) >>");
    StringBuilder fonts = new StringBuilder();
    for (PdfFont font : PdfFont.values()) {
      objects.add(font.dictionary());
      fonts.append('/').append(font.resource()).append(' ').append(objects.size()).append(" 0 R ");
    }
    for (PdfPage page : pages) {
      objects.add(
          String.format(
                  Locale.ROOT,
                  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.0f %.0f] /Contents %d 0 R",
                  PdfPage.WIDTH,
                  PdfPage.HEIGHT,
                  objects.size() + 2)
              + " /Resources << /Font << "
              + fonts
              + ">> >> >>");
      String content = page.content();
      objects.add("<< /Length " + content.length() + " >>\nstream\n" + content + "\nendstream");
    }
    return file(objects);
  }

  private static byte[] file(List<String> objects) {
    StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
    List<Integer> offsets = new ArrayList<>();
    for (int i = 0; i < objects.size(); i++) {
      offsets.add(pdf.length());
      pdf.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
    }
    int start = pdf.length();
    pdf.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
    offsets.forEach(offset -> pdf.append(String.format(Locale.ROOT, "%010d 00000 n \n", offset)));
    pdf.append("trailer\n<< /Size ").append(objects.size() + 1);
    pdf.append(" /Root 1 0 R /Info 3 0 R >>\nstartxref\n").append(start).append("\n%%EOF\n");
    return pdf.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
