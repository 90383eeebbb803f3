package io.github.facturier.sandbox.factomos;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.data.Table;
import io.github.facturier.sandbox.http.LoopbackNotifier;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** The records of one account. */
final class AccountRecords {
  /** Identifier of the service of title lines. */
  static final long TITLE = 75;

  private static final MediaType JSON = MediaType.get("application/json");

  private final LongSupplier nextId;
  private final Map<String, Integer> lastNumbers = new HashMap<>();

  final Clock clock;
  final long companyId;
  final BigDecimal vat;
  final Table clients;
  final Table services;
  final Table invoices;
  final Table estimates;
  final Table payments;
  final Table expenses;
  final Table emails;
  private @Nullable String webhook;

  AccountRecords(Clock clock, LongSupplier nextId, long companyId, BigDecimal vat) {
    this.clock = clock;
    this.nextId = nextId;
    this.companyId = companyId;
    this.vat = vat;
    this.clients = table();
    this.services = table();
    this.invoices = table();
    this.estimates = table();
    this.payments = table();
    this.expenses = table();
    this.emails = table();
  }

  private Table table() {
    return new Table(nextId);
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }

  /**
   * The next number, such as {@code F11260001} for the pattern {@code 'F'MMyy}. It restarts at 1
   * for each prefix, which here means each month.
   */
  String nextNumber(String pattern, LocalDate date) {
    String prefix = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(date);
    return prefix + String.format(Locale.ROOT, "%04d", lastNumbers.merge(prefix, 1, Integer::sum));
  }

  void notifyTo(@Nullable String address) {
    webhook = address;
  }

  /** Notifies the webhook of an action. */
  void notify(String type, JsonObject record, @Nullable Long invoiceId, @Nullable String custom) {
    notify(type, record.get("id").getAsLong(), invoiceId, custom);
  }

  void notify(String type, JsonObject record) {
    notify(type, record, null, null);
  }

  void notify(String type, long id, @Nullable Long invoiceId, @Nullable String custom) {
    if (webhook == null) {
      return;
    }
    JsonObject result = Json.object("id", Long.toString(id));
    if (invoiceId != null) {
      result.addProperty("invoice_id", invoiceId.toString());
    }
    JsonObject notification =
        Json.object(
            "company_id", Long.toString(companyId),
            "notification_type", type,
            "result", ErrorResponses.ok(result));
    if (custom != null) {
      notification.addProperty("custom", custom);
    }
    LoopbackNotifier.send(webhook, RequestBody.create(Json.write(notification), JSON));
  }

  /** The identifier of a record, as text. */
  static String id(JsonObject record) {
    return record.get("id").getAsString();
  }

  /** Formats an amount without trailing zeros: {@code 26100}, {@code 5115.6}. */
  static String text(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }
}
