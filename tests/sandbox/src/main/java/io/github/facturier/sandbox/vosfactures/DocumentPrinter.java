package io.github.facturier.sandbox.vosfactures;

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

/** Prints billing documents as PDF. */
final class DocumentPrinter {
  private static final Map<String, String> TITLES =
      Map.of(
          "vat", "Facture",
          "advance", "Facture d'acompte",
          "final", "Facture de solde",
          "correction", "Facture d'avoir",
          "proforma", "Facture proforma",
          "estimate", "Devis",
          "client_order", "Bon de commande",
          "receipt", "Reçu",
          "payment_receipt", "Reçu de paiement");

  private static final Map<String, String> MARKS =
      Map.of(
          "copy", "Copie",
          "duplicate", "Duplicata",
          "original_and_copy", "Original et copie");

  private static final Map<String, String> MEANS =
      Map.of(
          "transfer", "virement",
          "card", "carte bancaire",
          "cash", "espèces",
          "cheque", "chèque",
          "paypal", "PayPal",
          "lcr", "lettre de change relevé");

  /** Kinds of documents that are not paid. */
  private static final List<String> OFFERS = List.of("estimate", "client_order", "proforma");

  private DocumentPrinter() {}

  static byte[] pdf(JsonObject invoice, String printOption) {
    String kind = Json.text(invoice, "kind", "vat");
    BigDecimal net = Amounts.get(invoice, "price_net", BigDecimal.ZERO);
    BigDecimal gross = InvoiceTotals.gross(invoice);
    List<Line> lines = new ArrayList<>();
    List<Vat> vat = new ArrayList<>();
    for (JsonObject position : Json.objects(invoice, "positions")) {
      addLine(invoice, position, lines, vat);
    }
    return PdfDocument.of(
        new PrintedDocument(
            TITLES.getOrDefault(kind, "Document"),
            Json.text(invoice, "number", ""),
            MARKS.getOrDefault(printOption, ""),
            party(invoice, "seller_"),
            party(invoice, "buyer_"),
            facts(invoice),
            lines,
            Vat.byRate(vat, net, gross.subtract(net)),
            net,
            gross,
            OFFERS.contains(kind) ? null : InvoiceTotals.paid(invoice),
            Json.text(invoice, "currency", "EUR"),
            notes(invoice, kind)));
  }

  private static void addLine(
      JsonObject invoice, JsonObject position, List<Line> lines, List<Vat> vat) {
    String text = Json.text(position, "name", "");
    if (!Json.blank(position, "description")) {
      text += "\n" + Json.text(position, "description", "");
    }
    BigDecimal net = Amounts.get(position, "total_price_net", BigDecimal.ZERO);
    switch (Json.text(position, "kind", "")) {
      case "text_separator" -> lines.add(new Line(text, null));
      case "subtotal" ->
          lines.add(
              new Line(
                  text
                      + " : "
                      + FrenchFormat.money(net, Json.text(invoice, "currency", "EUR"))
                      + " HT",
                  null));
      default -> {
        BigDecimal rate = InvoiceTotals.rate(invoice, position);
        BigDecimal quantity = Amounts.get(position, "quantity", BigDecimal.ONE);
        String unit = Json.text(position, "quantity_unit", "");
        lines.add(
            new Line(
                text,
                new Figures(
                    (FrenchFormat.number(quantity) + " " + unit).strip(),
                    Amounts.get(position, "price_net", BigDecimal.ZERO),
                    rate,
                    net)));
        vat.add(new Vat(rate, net, Amounts.get(position, "total_price_tax", BigDecimal.ZERO)));
      }
    }
  }

  private static List<String> party(JsonObject invoice, String prefix) {
    List<String> lines = new ArrayList<>();
    lines.add(Json.text(invoice, prefix + "name", ""));
    lines.add(Json.text(invoice, prefix + "street", ""));
    lines.add(
        Json.text(invoice, prefix + "post_code", "")
            + " "
            + Json.text(invoice, prefix + "city", ""));
    String country = Json.text(invoice, prefix + "country", "FR");
    lines.add(country.equals("FR") ? "" : country);
    lines.addAll(FrenchFormat.company(Json.text(invoice, prefix + "tax_no", "")));
    lines.add(Json.text(invoice, prefix + "email", ""));
    lines.removeIf(String::isBlank);
    return lines;
  }

  private static Map<String, String> facts(JsonObject invoice) {
    Map<String, String> facts = new LinkedHashMap<>();
    put(facts, "Date d'émission", FrenchFormat.date(Json.text(invoice, "issue_date", "")));
    put(facts, "Date de vente", FrenchFormat.date(Json.text(invoice, "sell_date", "")));
    put(facts, "Date d'échéance", FrenchFormat.date(Json.text(invoice, "payment_to", "")));
    String means = Json.text(invoice, "payment_type", "");
    put(facts, "Mode de règlement", MEANS.getOrDefault(means, means));
    put(facts, "Commande", Json.text(invoice, "oid", ""));
    return facts;
  }

  private static void put(Map<String, String> facts, String label, String value) {
    if (!value.isBlank()) {
      facts.put(label, value);
    }
  }

  private static List<String> notes(JsonObject invoice, String kind) {
    List<String> notes = new ArrayList<>();
    notes.add(Json.text(invoice, "description", ""));
    if (Json.flag(invoice, "reverse_charge")) {
      notes.add("Autoliquidation de la TVA par le preneur.");
    }
    if (!OFFERS.contains(kind)) {
      String due = FrenchFormat.date(Json.text(invoice, "payment_to", ""));
      notes.add(due.isEmpty() ? "" : "Paiement au plus tard le " + due + ", sans escompte.");
      notes.add(FrenchFormat.latePayment("trois fois le taux d'intérêt légal"));
    }
    String account = Json.text(invoice, "seller_bank_account", "");
    String bank = Json.text(invoice, "seller_bank", "");
    notes.add(account.isEmpty() ? "" : "Compte bancaire : " + (bank + " " + account).strip());
    notes.removeIf(String::isBlank);
    return notes;
  }
}
