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
 * notification is not repeated. A body has no identifier at its root: it is in {@code external_ids}
 * of the record, under the name of the application.
 */
final class Webhooks {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final String APPLICATION = "vosfactures";
  private static final List<String> BUYER_FIELDS =
      List.of(
          "name",
          "tax_no",
          "first_name",
          "last_name",
          "bank_account",
          "bank_account_id",
          "register_number");
  private static final List<String> CLIENT_FIELDS =
      List.of(
          "id",
          "name",
          "tax_no",
          "post_code",
          "city",
          "street",
          "street_no",
          "first_name",
          "last_name",
          "country",
          "email",
          "phone",
          "www",
          "fax",
          "kind",
          "bank",
          "bank_account",
          "bank_account_id",
          "shortcut",
          "note",
          "deleted",
          "discount",
          "payment_to_kind",
          "use_delivery_address",
          "delivery_address",
          "company",
          "mobile_phone",
          "register_number");
  private static final List<String> PRODUCT_FIELDS =
      List.of(
          "id",
          "name",
          "code",
          "ean_code",
          "description",
          "price_net",
          "price_gross",
          "tax",
          "currency",
          "quantity",
          "quantity_unit",
          "stock_level",
          "warehouse_quantity",
          "service",
          "disabled");

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

  private static JsonObject payload(String event, JsonObject record, JsonObject rule) {
    JsonObject payload = new JsonObject();
    switch (event.substring(0, event.indexOf(':'))) {
      case "invoice" -> payload.add("deal", deal(record));
      case "client" -> payload.add("client", client(record));
      default ->
          payload.add("product", body(record, PRODUCT_FIELDS, "", AccountState.idOf(record)));
    }
    payload.addProperty("app_name", APPLICATION);
    payload.add("api_token", Json.of(rule.get("api_token")));
    payload.addProperty("locale", "fr");
    return payload;
  }

  private static JsonObject client(JsonObject record) {
    JsonObject client = body(record, CLIENT_FIELDS, "", AccountState.idOf(record));
    client.add("buyer", new JsonObject());
    return client;
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
    deal.add("client", body(invoice, BUYER_FIELDS, "buyer_", Json.id(invoice, "client_id")));
    return end(deal, AccountState.idOf(invoice));
  }

  private static JsonObject body(
      JsonObject record, List<String> fields, String prefix, @Nullable Long id) {
    JsonObject body = new JsonObject();
    fields.forEach(field -> body.add(field, Json.of(record.get(prefix + field))));
    return end(body, id);
  }

  /** Adds what every record has. */
  private static JsonObject end(JsonObject body, @Nullable Long id) {
    body.add("external_ids", Json.object(APPLICATION, id));
    body.addProperty("skip_webhooks", true);
    return body;
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
