package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Amounts;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  Response list(Request request) {
    boolean disabled = "disabled".equals(request.param("filter"));
    List<JsonObject> rows =
        crud.find(request).stream()
            .filter(row -> !disabled || Json.flag(row, "disabled"))
            .map(row -> view(row, request))
            .toList();
    return Pagination.response(request, rows);
  }

  Response get(Request request) {
    return Response.json(200, view(AccountState.require(state.products, request), request));
  }

  /** The record with its stock, in one warehouse if the request has a {@code warehouse_id}. */
  private JsonObject view(JsonObject product, Request request) {
    return withStock(product, Json.id(request.param("warehouse_id")));
  }

  /** The record with its stock in one warehouse, or in all if the identifier is null. */
  private JsonObject withStock(JsonObject product, @Nullable Long warehouse) {
    JsonObject view = product.deepCopy();
    BigDecimal stock =
        new WarehouseDocuments(state).quantity(AccountState.idOf(product), warehouse);
    view.addProperty("warehouse_quantity", Amounts.text(stock));
    Json.fill(view, "stock_level", Amounts.text(stock));
    return view;
  }

  Response create(Request request) {
    return Response.json(201, view(add(AccountState.body(request, "product")), request));
  }

  /** Adds a product, and computes net, tax and gross price from each other. */
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
    state.webhooks.send("product:create", withStock(product, null));
    return product;
  }

  /** Finds the product by identifier, or by reference if {@code find_by} is {@code code}. */
  Response update(Request request) {
    String key = request.pathValue("id");
    JsonObject product =
        "code".equals(request.param("find_by"))
            ? state.products.first(row -> key.equals(Json.text(row, "code")))
            : state.products.find(Json.id(key));
    if (product == null) {
      throw ErrorResponses.notFound();
    }
    JsonObject input = AccountState.body(request, "product").deepCopy();
    input.remove("price_net");
    checkPackage(input);
    JsonObject priced = new JsonObject();
    Json.merge(priced, product, List.of("price_net", "price_tax"));
    Json.merge(priced, input, List.of());
    price(priced);
    crud.change(product, priced);
    state.webhooks.send("product:update", withStock(product, null));
    return Response.json(200, view(product, request));
  }

  Response delete(Request request) {
    JsonObject product = AccountState.require(state.products, request);
    Response response = crud.delete(request);
    state.webhooks.send("product:destroy", product);
    return response;
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
