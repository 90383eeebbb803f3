package io.github.facturier.sandbox;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.facturationpro.FacturationProTestClient;
import io.github.facturier.sandbox.vosfactures.VosFacturesTestClient;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A printed document has the particulars that French law requires, as far as they are known. */
class PrintTest {
  private final Sandbox sandbox =
      Sandbox.start(Clock.fixed(Instant.parse("2026-11-05T09:00:00Z"), ZoneId.of("Europe/Paris")));

  @AfterEach
  void close() {
    List<String> violations = sandbox.violations();
    sandbox.close();
    assertEquals(List.of(), violations);
  }

  private List<String> vosFactures(String json, String query) throws Exception {
    VosFacturesTestClient http = new VosFacturesTestClient(sandbox.vosFactures());
    JsonObject invoice = http.create("/invoices.json", json);
    HttpResponse<byte[]> response =
        http.get("/invoices/" + invoice.get("id").getAsLong() + ".pdf" + query);
    assertEquals(200, response.statusCode());
    return PdfText.of(response.body());
  }

  private static void assertShows(List<String> texts, String... expected) {
    assertAll(
        List.of(expected).stream()
            .map(text -> () -> assertTrue(texts.contains(text), text + " in " + texts)));
  }

  @Test
  void aVosFacturesInvoiceHasItsParticulars() throws Exception {
    List<String> texts =
        vosFactures(
            """
            {"invoice": {"buyer_name": "Brasserie Noël & Cie", "buyer_street": "4 rue de l'Été",
              "buyer_post_code": "69001", "buyer_city": "Lyon", "buyer_tax_no": "FR45362780010",
              "payment_type": "transfer", "positions": [
                {"name": "Conseil (dépannage)", "tax": "20", "price_net": 1250.5, "quantity": 2},
                {"name": "Manuel", "tax": "5.5", "price_net": 20, "quantity": 1.5},
                {"name": "Œuvre", "tax": "20", "price_net": 10, "quantity": 1}]}}""",
            "?print_option=duplicate");

    assertShows(
        texts,
        "Facture",
        "n° 2026/11/1",
        "Duplicata",
        "Société Chose",
        "21 Rue des Mimosas",
        "75007 Paris",
        "SIREN 123 456 782",
        "N° TVA FR11123456782",
        "Brasserie Noël & Cie",
        "4 rue de l'Été",
        "69001 Lyon",
        "SIREN 362 780 010",
        "Date d'émission",
        "05/11/2026",
        "Date d'échéance",
        "10/11/2026",
        "virement",
        "Conseil (dépannage)",
        "1 250,50 €",
        "2 501,00 €",
        "1,5",
        "30,00 €",
        "Œuvre",
        "Total HT",
        "2 541,00 €",
        "Total TVA",
        "503,85 €",
        "Total TTC",
        "3 044,85 €",
        "Net à payer");
    int table = texts.indexOf("Taux de TVA");
    assertEquals(
        List.of(
            "Taux de TVA",
            "Base HT",
            "Montant TVA",
            "5,5 %",
            "30,00 €",
            "1,65 €",
            "20 %",
            "2 511,00 €",
            "502,20 €"),
        texts.subList(table, table + 9));
    String notes = String.join(" ", texts);
    assertTrue(notes.contains("indemnité forfaitaire de 40\u00a0€"), notes);
    assertTrue(notes.contains("Paiement au plus tard le 10/11/2026, sans escompte."), notes);
  }

  /** Arabic locales have digits of their own, which no PDF parser reads. */
  @Test
  void theDefaultLocaleHasNoEffect() throws Exception {
    String invoice =
        """
        {"invoice": {"buyer_name": "Atelier Dupont", "positions": [
          {"name": "Conseil", "tax": "20", "total_price_gross": 12}]}}""";
    Locale before = Locale.getDefault();
    List<String> texts;
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      texts = vosFactures(invoice, "");
    } finally {
      Locale.setDefault(before);
    }
    assertShows(texts, "Facture", "n° 2026/11/1", "SIREN 123 456 782", "12,00 €");
  }

  @Test
  void anEstimateIsNotPayable() throws Exception {
    List<String> texts =
        vosFactures(
            """
            {"invoice": {"kind": "estimate", "buyer_name": "Atelier Dupont", "positions": [
              {"name": "Conseil", "tax": "20", "total_price_gross": 12}]}}""",
            "");

    assertShows(texts, "Devis", "n° D2026/11/1", "Atelier Dupont", "12,00 €");
    assertFalse(texts.contains("Net à payer"), texts.toString());
    assertFalse(String.join(" ", texts).contains("indemnité"), texts.toString());
  }

  @Test
  void aLongInvoiceHasSeveralPages() throws Exception {
    String lines =
        IntStream.rangeClosed(1, 90)
            .mapToObj(
                i -> "{\"name\": \"Ligne %d\", \"tax\": \"20\", \"price_net\": 10}".formatted(i))
            .collect(Collectors.joining(","));
    List<String> texts =
        vosFactures(
            "{\"invoice\": {\"buyer_name\": \"Atelier Dupont\", \"positions\": [" + lines + "]}}",
            "");

    assertShows(texts, "Ligne 1", "Ligne 90", "Page 1/3", "Page 3/3", "1 080,00 €");
    assertEquals(3, texts.stream().filter("Désignation"::equals).count());
  }

  @Test
  void aFacturationProInvoiceHasItsParticulars() throws Exception {
    FacturationProTestClient http = new FacturationProTestClient(sandbox.facturationPro());
    JsonObject customer =
        FacturationProTestClient.object(
            http.send(
                "POST",
                http.firm("/customers.json"),
                """
                {"company_name": "Atelier Dupont", "street": "3 rue du Moulin", "zip_code": "69001",
                 "city": "Lyon", "siret": "53165179200016"}"""));
    JsonObject invoice =
        FacturationProTestClient.object(
            http.send(
                "POST",
                http.firm("/invoices.json"),
                """
                {"customer_id": %s, "penalty": "12", "rebate_percentage": "10", "items": [
                  {"title": "Conseil", "quantity": "3", "unit_price": "333.33", "vat": "0.2"},
                  {"title": "Été", "quantity": "1", "unit_price": "0.05", "vat": "0.055"},
                  {"title": "Remarque", "style": "comment"}]}"""
                    .formatted(customer.get("id"))));
    HttpResponse<byte[]> response =
        http.get(http.firm("/invoices/" + invoice.get("id").getAsLong() + ".pdf"));

    List<String> texts = PdfText.of(response.body());

    assertShows(
        texts,
        "Facture",
        "n° FA202611-1",
        "Ma petite entreprise",
        "SIRET 987 654 324 00019",
        "N° TVA FR14987654324",
        "Atelier Dupont",
        "3 rue du Moulin",
        "69001 Lyon",
        "SIRET 531 651 792 00016",
        "05/11/2026",
        "05/12/2026",
        "Conseil",
        "333,33 €",
        "999,99 €",
        "Remarque",
        "Total TTC",
        "1 080,04 €");
    int table = texts.indexOf("Taux de TVA");
    assertEquals(
        List.of("5,5 %", "0,05 €", "0,00 €", "20 %", "899,99 €", "180,00 €"),
        texts.subList(table + 3, table + 9));
    String notes = String.join(" ", texts);
    assertTrue(notes.contains("taux de 12 %"), notes);
    assertTrue(notes.contains("remise de 10 %"), notes);
    assertShows(texts, "Déjà réglé", "Net à payer");
    assertFalse(texts.contains("Facture acquittée"), texts.toString());
    String path = http.firm("/invoices/" + invoice.get("id").getAsLong());
    http.send("PATCH", path + ".json", "{\"paid_on\": \"2026-11-05\"}");
    assertShows(PdfText.of(http.get(path + ".pdf").body()), "Facture acquittée");
    List<String> original = PdfText.of(http.get(path + ".pdf?original=1").body());
    assertFalse(original.contains("Déjà réglé"), original.toString());
  }
}
