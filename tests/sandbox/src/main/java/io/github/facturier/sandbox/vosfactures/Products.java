package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Amounts;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Call;
import io.github.facturier.sandbox.http.Reply;
import java.math.BigDecimal;
import java.util.List;

/** Products. */
final class Products {
  private final AccountState state;
  private final CrudHandlers crud;

  Products(AccountState state) {
    this.state = state;
    this.crud =
        new CrudHandlers(
            state, state.products, "product", List.of("name"), List.of("name", "code"));
  }

  Reply list(Call call) {
    boolean disabled = "disabled".equals(call.param("filter"));
    List<JsonObject> rows =
        crud.find(call).stream()
            .filter(row -> !disabled || Json.flag(row, "disabled"))
            .map(row -> view(row, call))
            .toList();
    return Pagination.reply(call, rows);
  }

  Reply get(Call call) {
    return Reply.json(200, view(AccountState.require(state.products, call), call));
  }

  /** The record with its stock, in one warehouse if the call names one. */
  private JsonObject view(JsonObject product, Call call) {
    JsonObject view = product.deepCopy();
    BigDecimal stock =
        new WarehouseDocuments(state)
            .quantity(AccountState.idOf(product), Json.id(call.param("warehouse_id")));
    view.addProperty("warehouse_quantity", Amounts.text(stock));
    Json.fill(view, "stock_level", Amounts.text(stock));
    return view;
  }

  Reply create(Call call) {
    return Reply.json(201, view(add(AccountState.body(call, "product")), call));
  }

  /** Keeps a new product, with net, tax and gross price computed from one another. */
  JsonObject add(JsonObject body) {
    JsonObject input = body.deepCopy();
    Json.object(
            "currency", "EUR",
            "kind", "both",
            "disabled", false,
            "deleted", false,
            "service", false,
            "package", false,
            "limited", false,
            "quantity", "1.0",
            "token", state.newToken())
        .asMap()
        .forEach((name, value) -> Json.fill(input, name, value));
    price(input);
    checkPackage(input);
    JsonObject product = crud.add(input);
    state.webhooks.changed("product:create", product);
    return product;
  }

  /** Finds the product by identifier, or by reference if {@code find_by} says {@code code}. */
  Reply update(Call call) {
    String key = call.pathValue("id");
    JsonObject product =
        "code".equals(call.param("find_by"))
            ? state.products.first(row -> key.equals(Json.text(row, "code")))
            : state.products.find(Json.id(key));
    if (product == null) {
      throw ErrorResponses.notFound();
    }
    JsonObject input = AccountState.body(call, "product").deepCopy();
    input.remove("price_net");
    checkPackage(input);
    JsonObject priced = new JsonObject();
    Json.merge(priced, product, List.of("price_net", "price_tax"));
    Json.merge(priced, input, List.of());
    price(priced);
    crud.change(product, priced);
    state.webhooks.changed("product:update", product);
    return Reply.json(200, view(product, call));
  }

  private static void price(JsonObject product) {
    BigDecimal tax = Amounts.get(product, "tax", BigDecimal.ZERO);
    BigDecimal gross = Amounts.get(product, "price_gross");
    BigDecimal net = Amounts.get(product, "price_net");
    if (gross == null && net == null) {
      return;
    }
    if (gross == null) {
      gross = Amounts.gross(net, tax);
    } else {
      net = Amounts.net(gross, tax);
    }
    product.addProperty("price_net", Amounts.text(net));
    product.addProperty("price_tax", Amounts.text(gross.subtract(net)));
    product.addProperty("price_gross", Amounts.text(gross));
  }

  private void checkPackage(JsonObject input) {
    for (JsonObject part : Json.objects(input, "package_products_details")) {
      if (state.products.find(Json.id(part, "id")) == null) {
        throw ErrorResponses.invalid("package_products_details", ErrorResponses.UNKNOWN);
      }
    }
  }
}
