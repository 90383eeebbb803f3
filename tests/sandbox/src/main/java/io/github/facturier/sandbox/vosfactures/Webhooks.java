package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.LoopbackNotifier;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.util.ArrayList;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks, which are notified of changes. Only loopback addresses are called, and a failed
 * notification is not repeated.
 */
final class Webhooks {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final List<String> CLIENT_FIELDS =
      List.of(
          "name",
          "tax_no",
          "first_name",
          "last_name",
          "email",
          "phone",
          "mobile_phone",
          "street",
          "post_code",
          "city",
          "country",
          "bank_account",
          "bank_account_id",
          "register_number");
  private static final List<String> PRODUCT_FIELDS =
      List.of("name", "code", "description", "price_net", "price_gross", "tax", "currency");

  private final AccountState state;

  Webhooks(AccountState state) {
    this.state = state;
  }

  void send(String event, JsonObject record) {
    for (JsonObject rule : state.webhookRules.all()) {
      boolean asked = event.equals(Json.text(rule, "kind")) && Json.flag(rule, "active");
      if (asked) {
        LoopbackNotifier.send(
            Json.text(rule, "url", ""),
            RequestBody.create(Json.write(payload(event, record, rule)), JSON));
      }
    }
  }

  private JsonObject payload(String event, JsonObject record, JsonObject rule) {
    JsonObject payload =
        Json.object(
            "id",
            record.get("id"),
            "app_name",
            "vosfactures",
            "api_token",
            rule.get("api_token"),
            "locale",
            "fr");
    switch (event.substring(0, event.indexOf(':'))) {
      case "invoice" -> payload.add("deal", deal(record));
      case "client" -> payload.add("client", some(record, CLIENT_FIELDS, ""));
      default -> payload.add("product", some(record, PRODUCT_FIELDS, ""));
    }
    return payload;
  }

  private static JsonObject deal(JsonObject invoice) {
    List<String> names = new ArrayList<>();
    for (JsonObject position : Json.objects(invoice, "positions")) {
      names.add(Json.text(position, "name", ""));
    }
    JsonObject deal =
        Json.object(
            "name", String.join(", ", names),
            "description", invoice.get("description"),
            "price", invoice.get("price_gross"),
            "currency", invoice.get("currency"),
            "paid", "paid".equals(Json.text(invoice, "status")),
            "url", invoice.get("view_url"),
            "date", invoice.get("issue_date"),
            "invoice_no", invoice.get("number"),
            "kind", invoice.get("kind"),
            "status", invoice.get("status"));
    deal.add("client", some(invoice, CLIENT_FIELDS, "buyer_"));
    return deal;
  }

  private static JsonObject some(JsonObject record, List<String> fields, String prefix) {
    JsonObject some = new JsonObject();
    fields.forEach(field -> some.add(field, Json.of(record.get(prefix + field))));
    return some;
  }

  /** The handlers of webhook settings. */
  CrudHandlers settings() {
    return new CrudHandlers(
        state, state.webhookRules, "webhook", List.of("kind", "url"), List.of());
  }

  /** Adds a webhook. Default of {@code active}: true. */
  Response create(Request request) {
    @Nullable JsonObject input = AccountState.body(request, "webhook").deepCopy();
    Json.fill(input, "active", true);
    return Response.json(201, settings().add(input));
  }
}
