package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.data.Table;
import io.github.facturier.sandbox.http.ErrorResponseException;
import io.github.facturier.sandbox.http.Request;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * All records of one account. Identifiers are unique across resources, so that the identifier of a
 * record finds nothing in another resource.
 */
final class AccountState {
  static final long ACCOUNT_ID = 25211;
  static final long USER_ID = 4873;

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");
  private static final String TOKEN_LETTERS =
      "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private final AtomicLong lastId = new AtomicLong(1000);
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Integer> lastNumbers = new HashMap<>();

  final Clock clock;
  final URI url;
  final Webhooks webhooks;
  final Table invoices = table();
  final Table recurrings = table();
  final Table reminders = table();
  final Table departments = table();
  final Table clients = table();
  final Table addresses = table();
  final Table products = table();
  final Table priceLists = table();
  final Table categories = table();
  final Table warehouses = table();
  final Table warehouseDocuments = table();
  final Table warehouseActions = table();
  final Table payments = table();
  final Table users = table();
  final Table webhookRules = table();

  AccountState(Clock clock, URI url) {
    this.clock = clock;
    this.url = url;
    this.webhooks = new Webhooks(this);
    departments.add(
        stamp(
            Json.object(
                "name", "Société Chose",
                "shortcut", "Chose",
                "main", true,
                "tax_no", "FR11123456782",
                "street", "21 Rue des Mimosas",
                "post_code", "75007",
                "city", "Paris",
                "country", "FR",
                "email", "contact@chose.com",
                "bank", "CREDIT AGRICOLE",
                "bank_account", "24 1140 1977 0000 5921 7200 1001",
                "deleted", false)));
    warehouses.add(stamp(Json.object("name", "Entrepôt principal")));
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

  String now() {
    return TIMESTAMP.format(OffsetDateTime.now(clock));
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }

  /** The next number of documents with a prefix: {@code 2026/11/1}. */
  String nextNumber(String prefix, LocalDate date) {
    String month = prefix + date.getYear() + "/" + date.getMonthValue() + "/";
    return month + lastNumbers.merge(month, 1, Integer::sum);
  }

  /** A random token. */
  String newToken() {
    StringBuilder token = new StringBuilder();
    for (int i = 0; i < 21; i++) {
      token.append(TOKEN_LETTERS.charAt(random.nextInt(TOKEN_LETTERS.length())));
    }
    return token.toString();
  }

  /**
   * The record whose identifier is in the path of a request.
   *
   * @throws ErrorResponseException 404 if there is none
   */
  static JsonObject require(Table table, Request request) {
    return require(table, Json.id(request.pathValue("id")));
  }

  static JsonObject require(Table table, @Nullable Long id) {
    JsonObject found = table.find(id);
    if (found == null) {
      throw ErrorResponses.notFound();
    }
    return found;
  }

  /** The identifier of a stored record. */
  static long idOf(JsonObject record) {
    return record.get("id").getAsLong();
  }

  /**
   * The object with a name in the body of a request.
   *
   * @throws ErrorResponseException 422 if there is none
   */
  static JsonObject body(Request request, String name) {
    JsonObject json = request.json();
    if (json == null || !(json.get(name) instanceof JsonObject inner)) {
      throw ErrorResponses.invalid(name, ErrorResponses.BLANK);
    }
    return inner;
  }
}
