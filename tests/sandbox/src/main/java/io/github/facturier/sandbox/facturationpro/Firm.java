package io.github.facturier.sandbox.facturationpro;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.data.Table;
import io.github.facturier.sandbox.http.ErrorResponseException;
import io.github.facturier.sandbox.http.Part;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** All records of one firm. Identifiers are unique across firms and resources. */
final class Firm {
  static final long USER_ID = 2;

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");

  private final AtomicLong lastId;
  private final Map<YearMonth, Integer> lastNumbers = new HashMap<>();
  private long lastQuote;
  private long lastPurchase;

  final long id;
  final String name;
  final Clock clock;
  final URI url;
  final Table customers = table();
  final Table quotes = table();
  final Table invoices = table();
  final Table recurringInvoices = table();
  final Table settlements = table();
  final Table suppliers = table();
  final Table purchases = table();
  final Table recurringPurchases = table();
  final Table assets = table();
  final Map<String, Part> files = new HashMap<>(); // by the identifier of the asset
  final Table products = table();
  final Table categories = table();
  final Table followUps = table();
  final JsonArray orders = new JsonArray();
  final JsonArray collaborators = new JsonArray();

  Firm(long id, String name, Clock clock, URI url, AtomicLong lastId) {
    this.id = id;
    this.name = name;
    this.clock = clock;
    this.url = url;
    this.lastId = lastId;
    collaborators.add(
        Json.object(
            "user_id",
            USER_ID,
            "email",
            "jean@exemple.fr",
            "roles",
            roles("Clients", "Devis", "Factures"),
            "full_name",
            "Jean Dupont"));
    orders.add(
        Json.object(
            "title",
            "Abonnement Entreprise - 12 mois",
            "amount",
            48.0,
            "payment_date",
            "2026-01-15",
            "invoice_url",
            "/firms/" + id + "/orders/11111111-4c0e-455d-9801-6aa2a9afcf34.pdf",
            "refunded",
            false));
    addRecurring();
  }

  private static JsonArray roles(String... names) {
    JsonArray roles = new JsonArray();
    for (String role : names) {
      roles.add(role);
    }
    return roles;
  }

  /** Adds a recurring invoice and a recurring purchase, which are read-only in the API. */
  private void addRecurring() {
    JsonArray items = new JsonArray();
    items.add(
        Json.object(
            "id", nextId(),
            "title", "Maintenance",
            "quantity", "1",
            "unit_price", "50",
            "vat", "0.2",
            "total", "50",
            "position", 1,
            "nature", 9,
            "optional", false));
    recurringInvoices.add(
        stamp(
            Json.object(
                "title", "Maintenance mensuelle",
                "currency", "EUR",
                "language", "fr",
                "total", "50",
                "total_with_vat", "60",
                "pay_before", "30",
                "items", items)));
    recurringPurchases.add(
        stamp(
            Json.object(
                "title", "Loyer",
                "currency", "EUR",
                "total_with_vat", "600",
                "vat_amount", "100",
                "payment_mode", 3)));
  }

  private Table table() {
    return new Table(this::nextId);
  }

  long nextId() {
    return lastId.incrementAndGet();
  }

  /** Sets {@code created_at} once, and {@code updated_at}. */
  JsonObject stamp(JsonObject record) {
    Json.fill(record, "created_at", now());
    record.addProperty("updated_at", now());
    return record;
  }

  private String now() {
    return TIMESTAMP.format(OffsetDateTime.now(clock));
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }

  /** The next invoice number: {@code 202611-1}. */
  String nextInvoiceRef(LocalDate date) {
    YearMonth month = YearMonth.from(date);
    int number = lastNumbers.merge(month, 1, Integer::sum);
    return month.toString().replace("-", "") + "-" + number;
  }

  long nextQuoteRef() {
    return ++lastQuote;
  }

  long nextSerialNumber() {
    return ++lastPurchase;
  }

  /**
   * The record with an identifier.
   *
   * @throws ErrorResponseException 404 if there is none
   */
  static JsonObject require(Table table, @Nullable Long id) {
    JsonObject found = table.find(id);
    if (found == null) {
      throw ErrorResponses.notFound();
    }
    return found;
  }

  /** The record whose identifier is in the path of a request. */
  static JsonObject require(Table table, Request request) {
    return require(table, Json.id(request.pathValue("id")));
  }

  /**
   * The JSON body of a request.
   *
   * @throws ErrorResponseException 501 if the content type is not JSON, 400 if the body is not JSON
   */
  static JsonObject body(Request request) {
    String type = request.headers().get("Content-Type");
    if (type == null || !type.startsWith("application/json")) {
      throw ErrorResponses.wrongContentType();
    }
    JsonObject json = request.json();
    if (json == null) {
      throw ErrorResponses.badRequest("Invalid JSON");
    }
    return json;
  }

  /** The response to a creation. */
  Response created(String resource, JsonObject record) {
    long recordId = record.get("id").getAsLong();
    return Response.json(201, record)
        .withHeader("Location", "/firms/" + id + "/" + resource + "/" + recordId + ".json");
  }
}
