package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Amounts;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Price lists, which override the catalogue prices of products. */
final class PriceLists {
  private static final String POSITIONS = "price_list_positions_attributes";

  private final AccountState state;
  private final CrudHandlers crud;

  PriceLists(AccountState state) {
    this.state = state;
    this.crud = new CrudHandlers(state, state.priceLists, "price_list", List.of("name"), List.of());
  }

  Response list(Request request) {
    List<Long> ids = request.params("price_list_ids").stream().map(Json::id).toList();
    return Pagination.response(
        request, state.priceLists.where(row -> ids.isEmpty() || ids.contains(Json.id(row, "id"))));
  }

  Response create(Request request) {
    JsonObject input = AccountState.body(request, "price_list").deepCopy();
    List<JsonObject> changes = Json.objects(input, POSITIONS);
    input.add("positions", Json.array(changePositions(List.of(), changes)));
    input.remove(POSITIONS);
    Json.fill(input, "currency", "EUR");
    input.addProperty("deleted", false);
    input.addProperty("account_id", AccountState.ACCOUNT_ID);
    return Response.json(201, crud.add(input));
  }

  Response update(Request request) {
    JsonObject priceList = AccountState.require(state.priceLists, request);
    JsonObject input = AccountState.body(request, "price_list").deepCopy();
    List<JsonObject> positions =
        changePositions(Json.objects(priceList, "positions"), Json.objects(input, POSITIONS));
    input.add("positions", Json.array(positions));
    input.remove(POSITIONS);
    return Response.json(200, crud.change(priceList, input));
  }

  Response delete(Request request) {
    return crud.delete(request);
  }

  private List<JsonObject> changePositions(List<JsonObject> present, List<JsonObject> changes) {
    List<JsonObject> positions = new ArrayList<>(present);
    for (JsonObject change : changes) {
      Long productId = Json.id(change, "priceable_id");
      JsonObject position =
          positions.stream()
              .filter(
                  row ->
                      row.get("id").equals(change.get("id"))
                          || (productId != null && productId.equals(Json.id(row, "priceable_id"))))
              .findFirst()
              .orElse(null);
      if (position == null) {
        position = Json.object("id", state.nextId());
        positions.add(position);
      }
      Json.merge(position, change, List.of("id"));
    }
    return positions;
  }

  Response pricesForProducts(Request request) {
    JsonObject priceList = AccountState.require(state.priceLists, request);
    JsonObject prices = new JsonObject();
    for (String id : request.params("product_ids")) {
      JsonObject product = state.products.find(Json.id(id));
      if (product != null) {
        JsonObject price = price(priceList, product);
        Json.copy(priceList, "currency", price, "currency");
        price.add("category_id", Json.of(product.get("category_id")));
        prices.add(id, price);
      }
    }
    return Response.json(200, prices);
  }

  /**
   * The price of a line: from the price list of the document or its contact, else the catalogue.
   */
  JsonObject priceFor(JsonObject invoice, JsonObject product) {
    if (!Json.flag(invoice, "use_prices_from_price_lists")) {
      return product;
    }
    Long id = Json.id(invoice, "price_list_id");
    JsonObject client = state.clients.find(Json.id(invoice, "client_id"));
    if (id == null && client != null) {
      id = Json.id(client, "price_list_id");
    }
    JsonObject priceList = state.priceLists.find(id);
    return priceList == null ? product : price(priceList, product);
  }

  private static JsonObject price(JsonObject priceList, JsonObject product) {
    JsonObject position = position(priceList, AccountState.idOf(product));
    JsonObject price = new JsonObject();
    for (String field : List.of("price_net", "price_gross", "tax", "currency")) {
      Json.copy(product, field, price, field);
    }
    if (position == null) {
      return price;
    }
    if (Json.flag(position, "use_tax")) {
      Json.copy(position, "tax", price, "tax");
    }
    if (Json.flag(position, "use_percentage")) {
      BigDecimal percentage = Amounts.get(position, "percentage", BigDecimal.ZERO);
      for (String field : List.of("price_net", "price_gross")) {
        BigDecimal listed = Amounts.get(product, field, BigDecimal.ZERO);
        BigDecimal changed = listed.add(Amounts.percent(listed, percentage));
        price.addProperty(field, Amounts.text(Amounts.cents(changed)));
      }
    } else {
      Json.copy(position, "price_net", price, "price_net");
      Json.copy(position, "price_gross", price, "price_gross");
    }
    return price;
  }

  private static @Nullable JsonObject position(JsonObject priceList, long productId) {
    JsonArray positions = priceList.getAsJsonArray("positions");
    for (int i = 0; i < positions.size(); i++) {
      JsonObject position = positions.get(i).getAsJsonObject();
      if (Long.valueOf(productId).equals(Json.id(position, "priceable_id"))) {
        return position;
      }
    }
    return null;
  }
}
