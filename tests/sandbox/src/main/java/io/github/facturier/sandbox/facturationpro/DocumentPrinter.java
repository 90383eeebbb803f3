package io.github.facturier.sandbox.facturationpro;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Amounts;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.pdf.FrenchFormat;
import io.github.facturier.sandbox.pdf.PdfDocument;
import io.github.facturier.sandbox.pdf.PrintedDocument;
import io.github.facturier.sandbox.pdf.PrintedDocument.Figures;
import io.github.facturier.sandbox.pdf.PrintedDocument.Line;
import io.github.facturier.sandbox.pdf.PrintedDocument.Vat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints quotes and invoices as PDF. */
final class DocumentPrinter {
  private static final List<String> SELLER =
      List.of(
          "8 place des Lilas", "35000 Rennes", "SIRET 987 654 324 00019", "N° TVA FR14987654324");

  private DocumentPrinter() {}

  /**
   * Prints a quote or an invoice.
   *
   * @param original leaves out what has been paid
   */
  static byte[] pdf(Firm firm, JsonObject document, String title, String number, boolean original) {
    boolean offer = Json.blank(document, "balance");
    BigDecimal balance = Amounts.get(document, "balance", BigDecimal.ZERO);
    BigDecimal net = Amounts.get(document, "total", BigDecimal.ZERO);
    BigDecimal gross = Amounts.get(document, "total_with_vat", BigDecimal.ZERO);
    BigDecimal rebate = Amounts.get(document, "rebate_percentage", BigDecimal.ZERO);
    List<Line> lines = new ArrayList<>();
    List<Vat> vat = new ArrayList<>();
    for (JsonObject item : Json.objects(document, "items")) {
      addLine(item, rebate, lines, vat);
    }
    List<String> seller = new ArrayList<>(List.of(firm.name));
    seller.addAll(SELLER);
    return PdfDocument.of(
        new PrintedDocument(
            title,
            number,
            mark(document, !offer && !original && balance.signum() == 0),
            seller,
            buyer(firm, document),
            facts(document, offer),
            lines,
            Vat.byRate(vat, net, gross.subtract(net)),
            net,
            gross,
            offer || original ? null : gross.subtract(balance),
            Json.text(document, "currency", "EUR"),
            notes(document, offer, rebate)));
  }

  private static String mark(JsonObject document, boolean receipted) {
    if (Json.flag(document, "draft")) {
      return "Brouillon";
    }
    return receipted ? "Facture acquittée" : "";
  }

  private static void addLine(JsonObject item, BigDecimal rebate, List<Line> lines, List<Vat> vat) {
    String text = Json.text(item, "title", "");
    if (DocumentTotals.isText(item)) {
      lines.add(new Line(text, null));
      return;
    }
    BigDecimal total = Amounts.get(item, "total", BigDecimal.ZERO);
    BigDecimal rate = Amounts.get(item, "vat", BigDecimal.ZERO).multiply(Amounts.HUNDRED);
    boolean optional = Json.flag(item, "optional");
    String quantity = FrenchFormat.number(Amounts.get(item, "quantity", BigDecimal.ONE));
    lines.add(
        new Line(
            optional ? text + " (en option)" : text,
            new Figures(
                (quantity + " " + Json.text(item, "measure", "")).strip(),
                Amounts.get(item, "unit_price", BigDecimal.ZERO),
                rate,
                total)));
    if (!optional) {
      BigDecimal net = total.subtract(Amounts.percent(total, rebate));
      vat.add(new Vat(rate, net, Amounts.percent(net, rate)));
    }
  }

  private static List<String> buyer(Firm firm, JsonObject document) {
    List<String> lines = new ArrayList<>();
    lines.add(Json.text(document, "customer_identity", ""));
    JsonObject customer = firm.customers.find(Json.id(document, "customer_id"));
    if (customer != null) {
      lines.add(Json.text(customer, "street", ""));
      lines.add(Json.text(customer, "zip_code", "") + " " + Json.text(customer, "city", ""));
      String country = Json.text(customer, "country", "FR");
      lines.add(country.equals("FR") ? "" : country);
      String siret = Json.text(customer, "siret", "");
      lines.addAll(
          FrenchFormat.company(siret.isBlank() ? Json.text(customer, "vat_number", "") : siret));
    }
    lines.removeIf(String::isBlank);
    return lines;
  }

  private static Map<String, String> facts(JsonObject document, boolean offer) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Date d'émission", FrenchFormat.date(Json.text(document, "invoiced_on", "")));
    if (!offer) {
      facts.put("Date d'échéance", FrenchFormat.date(Json.text(document, "term_on", "")));
    }
    return facts;
  }

  private static List<String> notes(JsonObject document, boolean offer, BigDecimal rebate) {
    List<String> notes = new ArrayList<>();
    notes.add(
        rebate.signum() == 0
            ? ""
            : "Les totaux tiennent compte d'une remise de " + FrenchFormat.percent(rebate) + ".");
    notes.add(Json.text(document, "vat_exemption", ""));
    notes.add(Json.text(document, "information", ""));
    if (!offer) {
      BigDecimal discount = Amounts.get(document, "discount", BigDecimal.ZERO);
      notes.add(
          "Paiement au plus tard le "
              + FrenchFormat.date(Json.text(document, "term_on", ""))
              + (discount.signum() == 0
                  ? ", sans escompte."
                  : ". Escompte pour paiement anticipé : " + FrenchFormat.percent(discount) + "."));
      BigDecimal penalty = Amounts.get(document, "penalty", BigDecimal.ZERO);
      notes.add(
          FrenchFormat.latePayment(
              penalty.signum() == 0
                  ? "trois fois le taux d'intérêt légal"
                  : FrenchFormat.percent(penalty)));
    }
    notes.removeIf(String::isBlank);
    return notes;
  }
}
