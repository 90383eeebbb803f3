package io.github.facturier.sandbox.vosfactures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.Sandbox;
import io.github.facturier.sandbox.SentEmail;
import io.github.facturier.sandbox.VosFacturesSandbox;
import io.github.facturier.sandbox.data.Json;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InvoicesTest {
  private final MovingClock clock = new MovingClock(Instant.parse("2026-11-05T09:00:00Z"));
  private final Sandbox sandbox = Sandbox.start(clock);
  private final VosFacturesSandbox vos = sandbox.vosFactures();
  private VosFacturesTestClient http;

  @BeforeEach
  void start() {
    http = new VosFacturesTestClient(vos);
  }

  @AfterEach
  void checkViolations() {
    List<String> violations = vos.violations();
    sandbox.close();
    assertEquals(List.of(), violations);
    assertEquals(List.of(), http.invalidResponses());
  }

  private JsonObject invoice(String fields, String positions) throws Exception {
    String json = "{'invoice': {'buyer_name': 'Client Untel', %s 'positions': [%s]}}";
    return http.create("/invoices.json", json.formatted(fields, positions));
  }

  private static String position(String name, String tax, String gross, int quantity) {
    return "{'name': '%s', 'tax': '%s', 'total_price_gross': %s, 'quantity': %d}"
        .formatted(name, tax, gross, quantity);
  }

  private static String text(JsonObject object, String name) {
    return object.get(name).getAsString();
  }

  private static long id(JsonObject object) {
    return object.get("id").getAsLong();
  }

  private static JsonObject line(JsonObject invoice, int index) {
    return invoice.getAsJsonArray("positions").get(index).getAsJsonObject();
  }

  private static void assertTotals(JsonObject invoice, String net, String tax, String gross) {
    assertEquals(
        List.of(net, tax, gross),
        List.of(
            text(invoice, "price_net"), text(invoice, "price_tax"), text(invoice, "price_gross")));
  }

  @Test
  void totalsAreComputedFromTheLines() throws Exception {
    JsonObject invoice =
        invoice("", position("A", "23", "10.23", 1) + "," + position("B", "0", "50", 3));
    assertTotals(invoice, "58.32", "1.91", "60.23");
    assertEquals("8.32", text(line(invoice, 0), "total_price_net"));
    assertEquals("16.67", text(line(invoice, 1), "price_gross"));
    assertEquals("3.0", text(line(invoice, 1), "quantity"));
    assertEquals("2026/11/1", text(invoice, "number"));
    assertEquals("2026-11-05", text(invoice, "issue_date"));
    assertEquals("2026-11-10", text(invoice, "payment_to"));
    assertEquals("2026-11-05T10:00:00.000+01:00", text(invoice, "created_at"));
    assertEquals("2026/11/2", text(invoice("", position("A", "0", "1", 1)), "number"));
  }

  @Test
  void discountsReduceTheLines() throws Exception {
    JsonObject amount =
        invoice(
            "'show_discount': true, 'discount_kind': 'amount',",
            "{'name': 'A', 'quantity': 1, 'tax': '20', 'total_price_gross': 10.20,"
                + " 'discount': '5.20'}");
    assertTotals(amount, "4.17", "0.83", "5.0");
    JsonObject percent =
        invoice(
            "'show_discount': true, 'discount_kind': 'percent_unit_gross',",
            "{'name': 'A', 'quantity': 1, 'tax': '20', 'total_price_gross': 10.20,"
                + " 'discount_percent': '20'}");
    assertEquals("8.16", text(percent, "price_gross"));
    String path = "/invoices/" + id(percent) + ".json";
    http.send("PUT", path, "{'invoice': {'place': 'Nice'}}");
    assertEquals("8.16", text(http.read(path), "price_gross"));
  }

  @Test
  void subtotalsAndTextLinesHaveNoAmount() throws Exception {
    JsonObject invoice =
        invoice(
            "",
            "{'name': 'Titre', 'kind': 'text_separator'},"
                + position("A", "20", "12", 1)
                + ",{'name': 'S', 'kind': 'subtotal', 'quantity': 0, 'total_price_gross': 0,"
                + " 'tax': 'disabled'},"
                + position("B", "20", "24", 1));
    assertTotals(invoice, "30.0", "6.0", "36.0");
    assertEquals("12.0", text(line(invoice, 2), "total_price_gross"));
  }

  @Test
  void unknownCategoryIsCreatedOnce() throws Exception {
    JsonObject first = invoice("'category_id': 'Web',", position("A", "0", "1", 1));
    JsonObject second = invoice("'category_id': 'Web',", position("A", "0", "1", 1));
    assertEquals(first.get("category_id"), second.get("category_id"));
    assertEquals("Web", text(http.list("/categories.json").get(0), "name"));
  }

  @Test
  void reverseChargeHasNoTax() throws Exception {
    assertTotals(
        invoice("'reverse_charge': true,", position("A", "20", "10.50", 1)), "10.5", "0.0", "10.5");
  }

  @Test
  void estimateBecomesAdvanceAndFinalInvoice() throws Exception {
    JsonObject estimate =
        invoice(
            "'kind': 'estimate',",
            position("A", "20", "120", 1) + "," + position("B", "10", "110", 1));
    String copy = "{'invoice': {'copy_invoice_from': " + id(estimate) + ", 'kind': '%s' %s}}";
    JsonObject advance =
        http.create(
            "/invoices.json",
            copy.formatted(
                "advance", ", 'advance_creation_mode': 'percent', 'advance_value': '30'"));
    assertTotals(advance, "60.0", "9.0", "69.0");
    JsonObject amount =
        http.create(
            "/invoices.json",
            copy.formatted(
                "advance", ", 'advance_creation_mode': 'amount', 'advance_value': '100'"));
    assertEquals("100.0", text(amount, "price_gross"));
    JsonObject last =
        http.create(
            "/invoices.json",
            copy.formatted("final", ", 'invoice_ids': [" + id(advance) + ", " + id(amount) + "]"));
    assertEquals("61.0", text(last, "price_gross"));
    assertEquals(id(estimate), last.get("invoice_id").getAsLong());
    JsonObject plain = http.create("/invoices.json", copy.formatted("vat", ""));
    assertTotals(plain, "200.0", "30.0", "230.0");
    assertEquals(id(estimate), plain.get("from_invoice_id").getAsLong());
    assertEquals("Client Untel", text(plain, "buyer_name"));
    assertNotEquals(text(estimate, "token"), text(plain, "token"));
    assertEquals(4, http.list("/invoices.json?from_invoice_id=" + id(estimate)).size());
    assertEquals(3, http.list("/invoices.json?invoice_id=" + id(estimate)).size());
  }

  @Test
  void creditNoteCancelsTheInvoice() throws Exception {
    JsonObject invoice = invoice("", position("A", "20", "12", 2));
    String json =
        "{'invoice': {'copy_invoice_from': %d, 'kind': 'correction', 'total_correction': %s}}";
    JsonObject full = http.create("/invoices.json", json.formatted(id(invoice), "1"));
    assertTotals(full, "-10.0", "-2.0", "-12.0");
    assertEquals("-2.0", text(line(full, 0), "quantity"));
    JsonObject none = http.create("/invoices.json", json.formatted(id(invoice), "0"));
    assertTotals(none, "0.0", "0.0", "0.0");
  }

  @Test
  void linesAreChangedAddedAndRemoved() throws Exception {
    JsonObject invoice =
        invoice("", position("A", "20", "12", 1) + "," + position("B", "20", "24", 2));
    String path = "/invoices/" + id(invoice) + ".json";
    long first = id(line(invoice, 0));
    long second = id(line(invoice, 1));
    String json =
        "{'invoice': {'positions': [{'id': %d, '_destroy': 1}, {'id': %d, 'quantity': 3}, %s]}}";
    HttpResponse<byte[]> changed =
        http.send("PUT", path, json.formatted(first, second, position("C", "0", "1", 1)));
    JsonArray lines = VosFacturesTestClient.object(changed).getAsJsonArray("positions");
    assertEquals(2, lines.size());
    assertEquals("36.0", text(lines.get(0).getAsJsonObject(), "total_price_gross"));
    assertEquals("37.0", text(http.read(path), "price_gross"));
    HttpResponse<byte[]> unknown =
        http.send("PUT", path, "{'invoice': {'positions': [{'id': 7, 'name': 'x'}]}}");
    assertEquals(404, unknown.statusCode());
    assertEquals("37.0", text(http.read(path), "price_gross"));
  }

  @Test
  void paymentsPayInvoicesInOrder() throws Exception {
    long first = id(invoice("", position("A", "20", "100", 1)));
    long second = id(invoice("", position("A", "20", "150", 1)));
    JsonObject payment =
        http.create(
            "/banking/payments.json",
            "{'banking_payment': {'name': 'P', 'price': 200, 'paid': true, 'kind': 'api',"
                + " 'invoice_ids': ["
                + first
                + ", "
                + second
                + "]}}");
    JsonObject paid = http.read("/invoices/" + first + ".json");
    assertEquals("paid", text(paid, "status"));
    assertEquals("2026-11-05", text(paid, "paid_date"));
    JsonObject partial = http.read("/invoices/" + second + ".json");
    assertEquals(
        List.of("partial", "100.0"), List.of(text(partial, "status"), text(partial, "paid")));
    JsonObject connected =
        http.read(
            "/invoices/" + second + ".json?additional_fields%5Binvoice%5D=connected_payments");
    assertEquals(1, connected.getAsJsonArray("connected_payments").size());
    http.delete("/banking/payments/" + id(payment) + ".json");
    assertEquals("0.0", text(http.read("/invoices/" + first + ".json"), "paid"));
    assertEquals("issued", text(http.read("/invoices/" + second + ".json"), "status"));
  }

  @Test
  void paymentCanIssueItsInvoice() throws Exception {
    String json =
        "{'banking_payment': {'name': 'Abonnement', 'price': 100, 'paid': true, 'kind': 'api',"
            + " 'generate_invoice': true, 'invoice_name': 'Jean Dupont' %s}}";
    HttpResponse<byte[]> refused =
        http.send("POST", "/banking/payments.json", json.formatted(", 'product_id': 1"));
    assertEquals(422, refused.statusCode());
    assertEquals(List.of(), http.list("/banking/payments.json"));
    JsonObject payment = http.create("/banking/payments.json", json.formatted(""));
    JsonObject invoice = http.read("/invoices/" + payment.get("invoice_id").getAsLong() + ".json");
    assertEquals(
        List.of("Jean Dupont", "paid", "100.0"),
        List.of(text(invoice, "buyer_name"), text(invoice, "status"), text(invoice, "paid")));
  }

  @Test
  void listsAreFilteredSortedAndPaged() throws Exception {
    for (int i = 1; i <= 30; i++) {
      invoice("", position("A", "0", Integer.toString(i), 1));
    }
    clock.advance(Duration.ofDays(60));
    long estimate = id(invoice("'kind': 'estimate',", position("A", "0", "99", 1)));
    assertEquals(25, http.list("/invoices.json").size());
    assertEquals(6, http.list("/invoices.json?page=2").size());
    assertEquals(0, http.list("/invoices.json?page=3").size());
    assertEquals(31, http.list("/invoices.json?per_page=100").size());
    assertEquals(1, http.list("/invoices.json?period=this_month").size());
    assertEquals(
        30,
        http.list("/invoices.json?period=more&date_from=2026-11-01&date_to=2026-11-30&per_page=50")
            .size());
    assertEquals(id(http.list("/invoices.json?kind=estimate").get(0)), estimate);
    assertEquals(
        31, http.list("/invoices.json?kinds%5B%5D=vat&kinds%5B%5D=estimate&per_page=50").size());
    assertEquals(1, http.list("/invoices.json?number=2026/11/7").size());
    assertEquals(0, http.list("/invoices.json?income=0").size());
    List<JsonObject> sorted = http.list("/invoices.json?order=price_gross.desc");
    assertEquals("99.0", text(sorted.get(0), "price_gross"));
    assertEquals("30.0", text(sorted.get(1), "price_gross"));
    assertEquals(List.of(), Json.objects(sorted.get(0), "positions"));
    clock.advance(Duration.ofDays(330));
    assertEquals(1, http.list("/invoices.json?per_page=100").size());
    assertEquals(31, http.list("/invoices.json?period=all&per_page=100").size());
  }

  @Test
  void repeatedEmailNeedsForceForThreeDays() throws Exception {
    long id = id(invoice("'buyer_email': 'a@exemple.com',", position("A", "0", "1", 1)));
    String path = "/invoices/" + id + "/send_by_email.json";
    assertEquals("ok", text(VosFacturesTestClient.object(http.post(path)), "status"));
    HttpResponse<byte[]> again = http.post(path);
    assertEquals(200, again.statusCode());
    assertEquals("error", text(VosFacturesTestClient.object(again), "status"));
    String forced = path + "?force=true&email_cc=b@exemple.com&email_pdf=true";
    assertEquals("ok", text(VosFacturesTestClient.object(http.post(forced)), "status"));
    clock.advance(Duration.ofDays(3));
    assertEquals("ok", text(VosFacturesTestClient.object(http.post(path)), "status"));
    List<String> to = List.of("a@exemple.com");
    assertEquals(
        List.of(
            new SentEmail(id, to, List.of(), false),
            new SentEmail(id, to, List.of("b@exemple.com"), true),
            new SentEmail(id, to, List.of(), false)),
        vos.emails());
    assertEquals("sent", text(http.read("/invoices/" + id + ".json"), "status"));
  }

  @Test
  void knownContactsAndProductsAreReused() throws Exception {
    JsonObject client =
        http.create("/clients.json", "{'client': {'name': 'Dupont', 'city': 'Nice'}}");
    JsonObject product =
        http.create(
            "/products.json", "{'product': {'name': 'P', 'price_gross': '12', 'tax': '20'}}");
    String json =
        "{'invoice': {'client_id': %d, 'buyer_city': 'Paris', %s"
            + " 'positions': [{'product_id': %d, 'quantity': 2}]}}";
    JsonObject invoice = http.create("/invoices.json", json.formatted(id(client), "", id(product)));
    assertTotals(invoice, "20.0", "4.0", "24.0");
    assertEquals("Nice", text(invoice, "buyer_city"));
    assertEquals("Société Chose", text(invoice, "seller_name"));
    http.create(
        "/invoices.json", json.formatted(id(client), "'buyer_override': true,", id(product)));
    assertEquals("Paris", text(http.read("/clients/" + id(client) + ".json"), "city"));
    invoice("", position("Nouveau", "20", "6", 1));
    invoice("", position("Nouveau", "20", "6", 1));
    assertEquals(1, http.list("/clients.json?name=Client%20Untel").size());
    assertEquals(2, http.list("/products.json").size());
  }

  /** A clock that a test advances. */
  private static final class MovingClock extends Clock {
    private Instant now;

    MovingClock(Instant now) {
      this.now = now;
    }

    void advance(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public ZoneId getZone() {
      return ZoneId.of("Europe/Paris");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
