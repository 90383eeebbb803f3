package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Amounts;
import io.github.facturier.sandbox.data.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies fields and lines of the document in {@code copy_invoice_from} to a new document. */
final class InvoiceCopier {
  private static final List<String> OWN =
      List.of(
          "id",
          "number",
          "token",
          "view_url",
          "payment_url",
          "status",
          "paid",
          "paid_date",
          "issue_date",
          "sell_date",
          "payment_to",
          "payment_to_kind",
          "sent_time",
          "print_time",
          "email_status",
          "cancelled",
          "cancel_reason",
          "positions",
          "attachments_count",
          "has_attachments",
          "oid",
          "oid_unique",
          "created_at",
          "updated_at");
  private static final List<String> LINE_OWN =
      List.of("id", "invoice_id", "created_at", "updated_at");

  private final AccountState state;

  InvoiceCopier(AccountState state) {
    this.state = state;
  }

  /** The fields copied from the source; none if there is no source. */
  JsonObject start(JsonObject input) {
    JsonObject source = source(input);
    JsonObject invoice = new JsonObject();
    if (source != null) {
      Json.merge(invoice, source, OWN);
      invoice.add("from_invoice_id", source.get("id"));
      if (List.of("advance", "final", "correction").contains(Json.text(input, "kind", ""))) {
        invoice.add("invoice_id", source.get("id"));
      }
    }
    return invoice;
  }

  /** The lines of the new document: those of the request, else those derived from the source. */
  List<JsonObject> positions(JsonObject input) {
    JsonObject source = source(input);
    List<JsonObject> given = Json.objects(input, "positions");
    if (source == null || !given.isEmpty()) {
      return new ArrayList<>(given.stream().map(JsonObject::deepCopy).toList());
    }
    return switch (Json.text(input, "kind", "")) {
      case "advance" -> advance(source, input);
      case "final" -> remainder(source, Json.ids(input, "invoice_ids"));
      case "correction" -> correction(source, Json.flag(input, "total_correction"));
      default -> lines(source);
    };
  }

  private @Nullable JsonObject source(JsonObject input) {
    if (Json.blank(input, "copy_invoice_from")) {
      return null;
    }
    JsonObject source = state.invoices.find(Json.id(input, "copy_invoice_from"));
    if (source == null) {
      throw ErrorResponses.invalid("copy_invoice_from", ErrorResponses.UNKNOWN);
    }
    return source;
  }

  private static List<JsonObject> lines(JsonObject source) {
    List<JsonObject> lines = new ArrayList<>();
    for (JsonObject position : Json.objects(source, "positions")) {
      JsonObject line = new JsonObject();
      Json.merge(line, position, LINE_OWN);
      lines.add(line);
    }
    return lines;
  }

  /** A line for each tax rate of the source; their sum is the requested advance. */
  private static List<JsonObject> advance(JsonObject source, JsonObject input) {
    BigDecimal value = Amounts.get(input, "advance_value");
    if (value == null || value.signum() <= 0) {
      throw ErrorResponses.invalid("advance_value", ErrorResponses.BLANK);
    }
    BigDecimal total = InvoiceTotals.gross(source);
    if (total.signum() <= 0) {
      throw ErrorResponses.invalid("copy_invoice_from", "n'a pas de montant");
    }
    boolean percent = !"amount".equals(Json.text(input, "advance_creation_mode"));
    BigDecimal wanted = Amounts.cents(percent ? Amounts.percent(total, value) : value);
    if (wanted.compareTo(total) > 0) {
      throw ErrorResponses.invalid("advance_value", "dépasse le montant du devis");
    }
    String name = "Acompte sur " + Json.text(source, "number", "");
    List<JsonObject> lines = new ArrayList<>();
    BigDecimal left = wanted;
    for (Map.Entry<String, BigDecimal> rate : byRate(source).entrySet()) {
      boolean last = lines.size() == byRate(source).size() - 1;
      BigDecimal part = rate.getValue().multiply(wanted).divide(total, 2, RoundingMode.HALF_UP);
      BigDecimal gross = last ? left : part;
      left = left.subtract(gross);
      lines.add(line(Json.text(input, "position_name", name), rate.getKey(), gross));
    }
    return lines;
  }

  private static Map<String, BigDecimal> byRate(JsonObject source) {
    Map<String, BigDecimal> grossByRate = new LinkedHashMap<>();
    for (JsonObject position : Json.objects(source, "positions")) {
      String kind = Json.text(position, "kind", "");
      if (!kind.equals("subtotal") && !kind.equals("text_separator")) {
        grossByRate.merge(
            Json.text(position, "tax", "disabled"),
            Amounts.get(position, "total_price_gross", BigDecimal.ZERO),
            BigDecimal::add);
      }
    }
    return grossByRate;
  }

  private static JsonObject line(String name, String tax, BigDecimal gross) {
    return Json.object(
        "name", name, "tax", tax, "quantity", 1, "total_price_gross", Amounts.text(gross));
  }

  /** The lines of the source, then the deduction of each advance. */
  private List<JsonObject> remainder(JsonObject source, List<Long> advanceIds) {
    List<JsonObject> lines = lines(source);
    for (Long id : advanceIds) {
      JsonObject advance = state.invoices.find(id);
      if (advance == null) {
        throw ErrorResponses.invalid("invoice_ids", ErrorResponses.UNKNOWN);
      }
      String name = "Acompte " + Json.text(advance, "number", "");
      byRate(advance).forEach((tax, gross) -> lines.add(line(name, tax, gross.negate())));
    }
    return lines;
  }

  /** Corrections of the lines of the source: to zero, or without a change. */
  private static List<JsonObject> correction(JsonObject source, boolean total) {
    List<JsonObject> lines = new ArrayList<>();
    for (JsonObject before : lines(source)) {
      JsonObject after = before.deepCopy();
      before.addProperty("kind", "correction_before");
      after.addProperty("kind", "correction_after");
      BigDecimal gross = Amounts.get(before, "total_price_gross", BigDecimal.ZERO);
      BigDecimal quantity = Amounts.get(before, "quantity", BigDecimal.ONE);
      if (total) {
        after.addProperty("quantity", "0.0");
        after.addProperty("total_price_gross", "0.0");
      }
      JsonObject line =
          line(
              Json.text(before, "name", ""),
              Json.text(before, "tax", "disabled"),
              total ? gross.negate() : BigDecimal.ZERO);
      line.addProperty("quantity", Amounts.text(total ? quantity.negate() : BigDecimal.ZERO));
      line.addProperty("kind", "correction");
      line.add("correction_before_attributes", before);
      line.add("correction_after_attributes", after);
      lines.add(line);
    }
    return lines;
  }
}
