package io.github.facturier.sandbox.pdf;

import io.github.facturier.sandbox.pdf.PrintedDocument.Figures;
import io.github.facturier.sandbox.pdf.PrintedDocument.Line;
import io.github.facturier.sandbox.pdf.PrintedDocument.Vat;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Lays out an invoice, a quote or an order on A4 pages. */
public final class PdfDocument {
  private static final String FICTITIOUS =
      "Document fictif du bac à sable de Facturier, sans valeur comptable";

  private static final double LEFT = 48;
  private static final double RIGHT = PdfPage.WIDTH - 48;
  private static final double MIDDLE = 310;
  private static final double TOP = PdfPage.HEIGHT - 60;
  private static final double BOTTOM = 70;
  private static final double SMALL = 8;
  private static final double NORMAL = 9;
  private static final double LEADING = 13;

  /** The right edges of the columns of figures; the text of a line is to the left of them. */
  private static final double QUANTITY = 345;

  private static final double UNIT_PRICE = 425;
  private static final double RATE = 470;
  private static final double TEXT_WIDTH = 235;

  private final PrintedDocument document;
  private final PdfWriter pdf;
  private PdfPage page;
  private double y;

  private PdfDocument(PrintedDocument document) {
    this.document = document;
    this.pdf = new PdfWriter((document.title() + " " + document.number()).strip());
    this.page = pdf.addPage();
    this.y = TOP;
  }

  public static byte[] of(PrintedDocument document) {
    PdfDocument layout = new PdfDocument(document);
    layout.head();
    layout.lines();
    layout.totals();
    layout.notes();
    layout.feet();
    return layout.pdf.bytes();
  }

  private void head() {
    double seller = block(LEFT, TOP, MIDDLE - 20, document.seller());
    page.text(MIDDLE, TOP - 4, PdfFont.BOLD, 18, document.title());
    y = TOP - 24;
    if (!document.number().isEmpty()) {
      page.text(MIDDLE, y, PdfFont.BOLD, 11, "n° " + document.number());
      y -= LEADING;
    }
    if (!document.mark().isEmpty()) {
      page.text(MIDDLE, y, PdfFont.REGULAR, NORMAL, document.mark());
      y -= LEADING;
    }
    y = Math.min(seller, y) - 18;
    double facts = y;
    for (Map.Entry<String, String> fact : document.facts().entrySet()) {
      page.text(LEFT, facts, PdfFont.REGULAR, NORMAL, fact.getKey());
      page.text(LEFT + 110, facts, PdfFont.BOLD, NORMAL, fact.getValue());
      facts -= LEADING;
    }
    page.text(MIDDLE, y, PdfFont.REGULAR, SMALL, "Client");
    double buyer = block(MIDDLE, y - LEADING, RIGHT, document.buyer());
    y = Math.min(facts, buyer) - 18;
  }

  /** Writes a party's lines, the first of them in bold; returns the position of the next line. */
  private double block(double left, double top, double right, List<String> lines) {
    double at = top;
    PdfFont font = PdfFont.BOLD;
    for (String line : lines) {
      for (String part : font.wrap(line, NORMAL, right - left)) {
        page.text(left, at, font, NORMAL, part);
        at -= LEADING;
      }
      font = PdfFont.REGULAR;
    }
    return at;
  }

  private void lines() {
    tableHead();
    for (Line line : document.lines()) {
      Figures figures = line.figures();
      double width = figures == null ? RIGHT - LEFT : TEXT_WIDTH;
      List<String> text = PdfFont.REGULAR.wrap(line.text(), NORMAL, width);
      for (int i = 0; i < text.size(); i++) {
        if (y < BOTTOM) {
          nextPage();
          tableHead();
        }
        page.text(LEFT + 4, y, PdfFont.REGULAR, NORMAL, text.get(i));
        if (i == 0 && figures != null) {
          right(QUANTITY, PdfFont.REGULAR, figures.quantity());
          right(UNIT_PRICE, PdfFont.REGULAR, money(figures.unitPrice()));
          right(RATE, PdfFont.REGULAR, FrenchFormat.percent(figures.rate()));
          right(RIGHT - 4, PdfFont.REGULAR, money(figures.net()));
        }
        y -= LEADING;
      }
      page.rule(LEFT, RIGHT, y + 8);
      y -= 4;
    }
    y -= 10;
  }

  private void tableHead() {
    page.shade(LEFT, RIGHT, y - 5, 17);
    page.text(LEFT + 4, y, PdfFont.BOLD, NORMAL, "Désignation");
    right(QUANTITY, PdfFont.BOLD, "Quantité");
    right(UNIT_PRICE, PdfFont.BOLD, "Prix unitaire HT");
    right(RATE, PdfFont.BOLD, "TVA");
    right(RIGHT - 4, PdfFont.BOLD, "Total HT");
    y -= LEADING + 6;
  }

  /** The VAT table to the left, the totals to the right. */
  private void totals() {
    BigDecimal paid = document.paid();
    room((Math.max(document.vat().size(), paid == null ? 2 : 4) + 1) * LEADING + 10);
    double top = y;
    page.shade(LEFT, 270, y - 5, 17);
    page.text(LEFT + 4, y, PdfFont.BOLD, NORMAL, "Taux de TVA");
    right(185, PdfFont.BOLD, "Base HT");
    right(266, PdfFont.BOLD, "Montant TVA");
    y -= LEADING + 4;
    for (Vat row : document.vat()) {
      page.text(LEFT + 4, y, PdfFont.REGULAR, NORMAL, FrenchFormat.percent(row.rate()));
      right(185, PdfFont.REGULAR, money(row.net()));
      right(266, PdfFont.REGULAR, money(row.tax()));
      y -= LEADING;
    }
    double table = y;
    y = top;
    total(PdfFont.REGULAR, "Total HT", document.net());
    total(PdfFont.REGULAR, "Total TVA", document.gross().subtract(document.net()));
    total(PdfFont.BOLD, "Total TTC", document.gross());
    if (paid != null) {
      total(PdfFont.REGULAR, "Déjà réglé", paid);
      total(PdfFont.BOLD, "Net à payer", document.gross().subtract(paid));
    }
    y = Math.min(table, y) - 14;
  }

  private void total(PdfFont font, String label, BigDecimal amount) {
    page.text(360, y, font, NORMAL, label);
    right(RIGHT - 4, font, money(amount));
    y -= LEADING;
  }

  private void notes() {
    for (String note : document.notes()) {
      List<String> lines = PdfFont.REGULAR.wrap(note, SMALL, RIGHT - LEFT);
      for (String line : lines) {
        room(0);
        page.text(LEFT, y, PdfFont.REGULAR, SMALL, line);
        y -= 11;
      }
      y -= 4;
    }
  }

  /** Written last, since it contains the number of pages. */
  private void feet() {
    List<PdfPage> pages = pdf.pages();
    for (int i = 0; i < pages.size(); i++) {
      PdfPage foot = pages.get(i);
      foot.rule(LEFT, RIGHT, 48);
      foot.text(LEFT, 36, PdfFont.REGULAR, SMALL, FICTITIOUS);
      foot.textTo(RIGHT, 36, PdfFont.REGULAR, SMALL, "Page " + (i + 1) + "/" + pages.size());
    }
  }

  private void room(double height) {
    if (y - height < BOTTOM) {
      nextPage();
    }
  }

  private void nextPage() {
    page = pdf.addPage();
    y = TOP;
  }

  private void right(double right, PdfFont font, String text) {
    page.textTo(right, y, font, NORMAL, text);
  }

  private String money(BigDecimal amount) {
    return FrenchFormat.money(amount, document.currency());
  }
}
