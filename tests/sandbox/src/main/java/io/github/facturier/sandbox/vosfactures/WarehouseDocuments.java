package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Amounts;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Crud;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Warehouse documents, and their stock movements. */
final class WarehouseDocuments implements Crud {
  private static final Map<String, String> PREFIXES = Map.of("pz", "BE", "wz", "BL", "mm", "BT");

  private final AccountState state;

  WarehouseDocuments(AccountState state) {
    this.state = state;
  }

  /** The stock of a product, in one warehouse or in all. */
  BigDecimal quantity(long productId, @Nullable Long warehouseId) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonObject action : state.warehouseActions.all()) {
      if (Long.valueOf(productId).equals(Json.id(action, "product_id"))) {
        BigDecimal quantity = Amounts.get(action, "quantity", BigDecimal.ZERO);
        String kind = Json.text(action, "kind", "");
        if (in(action, "warehouse_id", warehouseId)) {
          sum = kind.equals("pz") ? sum.add(quantity) : sum.subtract(quantity);
        }
        if (kind.equals("mm") && in(action, "warehouse2_id", warehouseId)) {
          sum = sum.add(quantity);
        }
      }
    }
    return sum;
  }

  private static boolean in(JsonObject action, String field, @Nullable Long warehouseId) {
    return warehouseId == null || warehouseId.equals(Json.id(action, field));
  }

  @Override
  public Response list(Request request) {
    Period period = Period.of(request, state.today(), "all");
    String dateField = request.param("search_date_type", "issue_date");
    List<String> kinds = new ArrayList<>(request.params("kinds"));
    kinds.addAll(request.params("kind"));
    List<JsonObject> rows =
        state.warehouseDocuments.where(
            row ->
                period.contains(row, dateField)
                    && (kinds.isEmpty() || kinds.contains(Json.text(row, "kind", "")))
                    && equal(request, "number", row, "number")
                    && equal(request, "warehouse_id", row, "warehouse_id")
                    && equal(request, "client_id", row, "client_id"));
    return Pagination.response(request, rows.stream().map(this::view).toList());
  }

  private static boolean equal(Request request, String param, JsonObject row, String field) {
    String wanted = request.param(param);
    return wanted == null || wanted.equals(Json.text(row, field));
  }

  @Override
  public Response get(Request request) {
    return Response.json(200, view(AccountState.require(state.warehouseDocuments, request)));
  }

  private JsonObject view(JsonObject document) {
    JsonObject view = document.deepCopy();
    view.add("warehouse_actions", Json.array(actionsOf(AccountState.idOf(document))));
    return view;
  }

  private List<JsonObject> actionsOf(Long documentId) {
    return state.warehouseActions.where(
        action -> documentId.equals(Json.id(action, "warehouse_document_id")));
  }

  @Override
  public Response create(Request request) {
    JsonObject input = AccountState.body(request, "warehouse_document");
    String kind = Json.text(input, "kind", "");
    if (!PREFIXES.containsKey(kind)) {
      throw ErrorResponses.invalid("kind", ErrorResponses.BLANK);
    }
    JsonObject document = new JsonObject();
    Json.merge(document, input, List.of("id", "warehouse_actions"));
    bind(document);
    List<JsonObject> actions = new ArrayList<>();
    for (JsonObject given : Json.objects(input, "warehouse_actions")) {
      actions.add(action(document, given));
    }
    Json.fill(document, "issue_date", state.today());
    Json.fill(document, "transaction_date", document.get("issue_date"));
    if (Json.blank(document, "number")) {
      LocalDate issued = LocalDate.parse(Json.text(document, "issue_date", ""));
      document.addProperty("number", state.nextNumber(PREFIXES.get(kind) + " ", issued));
    }
    JsonObject stored = state.warehouseDocuments.add(state.stamp(document));
    keep(stored, actions);
    return Response.json(201, view(stored));
  }

  private void keep(JsonObject document, List<JsonObject> actions) {
    for (JsonObject action : actions) {
      action.add("kind", document.get("kind"));
      action.add("warehouse_id", document.get("warehouse_id"));
      action.add("warehouse_document_id", document.get("id"));
      state.warehouseActions.add(state.stamp(action));
    }
  }

  private void bind(JsonObject document) {
    JsonObject warehouse =
        Json.blank(document, "warehouse_id")
            ? state.warehouses.first(row -> true)
            : state.warehouses.find(Json.id(document, "warehouse_id"));
    if (warehouse == null) {
      throw ErrorResponses.invalid("warehouse_id", ErrorResponses.UNKNOWN);
    }
    document.add("warehouse_id", warehouse.get("id"));
    JsonObject seller = Json.object("department_id", document.get("department_id"));
    Json.copy(document, "department_name", seller, "seller_name");
    JsonObject buyer = Json.object("client_id", document.get("client_id"));
    Json.copy(document, "client_name", buyer, "buyer_name");
    ReferenceBinder references = new ReferenceBinder(state);
    references.bindSeller(seller);
    Json.copy(seller, "department_id", document, "department_id");
    Json.copy(seller, "seller_name", document, "department_name");
    if (!Json.blank(buyer, "client_id") || !Json.blank(buyer, "buyer_name")) {
      references.bindBuyer(buyer);
      Json.copy(buyer, "client_id", document, "client_id");
      Json.copy(buyer, "buyer_name", document, "client_name");
    }
  }

  private JsonObject action(JsonObject document, JsonObject given) {
    JsonObject action = given.deepCopy();
    JsonObject line = given.deepCopy();
    line.remove("kind");
    Json.copy(given, "product_name", line, "name");
    new ReferenceBinder(state).bindProduct(document, line);
    Json.copy(line, "product_id", action, "product_id");
    Json.copy(line, "name", action, "product_name");
    BigDecimal quantity = Amounts.get(given, "quantity", BigDecimal.ONE);
    action.addProperty("quantity", Amounts.text(quantity));
    if ("mm".equals(Json.text(document, "kind"))
        && state.warehouses.find(Json.id(given, "warehouse2_id")) == null) {
      throw ErrorResponses.invalid("warehouse2_id", ErrorResponses.UNKNOWN);
    }
    return action;
  }

  @Override
  public Response update(Request request) {
    JsonObject document = AccountState.require(state.warehouseDocuments, request);
    JsonObject input = AccountState.body(request, "warehouse_document");
    JsonObject changed = document.deepCopy();
    Json.merge(changed, input, List.of("id", "warehouse_actions"));
    for (String party : List.of("client", "department")) {
      if (input.has(party + "_name") && !input.has(party + "_id")) {
        changed.remove(party + "_id");
      }
    }
    bind(changed);
    List<JsonObject> added = new ArrayList<>();
    for (JsonObject given : Json.objects(input, "warehouse_actions")) {
      added.add(action(changed, given));
    }
    Json.merge(document, state.stamp(changed), List.of());
    keep(document, added);
    return Response.json(200, view(document));
  }

  /** Deletes a document with its movements. */
  @Override
  public Response delete(Request request) {
    long id = AccountState.idOf(AccountState.require(state.warehouseDocuments, request));
    actionsOf(id).forEach(action -> state.warehouseActions.remove(AccountState.idOf(action)));
    state.warehouseDocuments.remove(id);
    return Response.json(200, Json.object("code", "success", "message", "ok"));
  }

  Response actions(Request request) {
    Period period = Period.of(request, state.today(), "all");
    List<JsonObject> rows =
        state.warehouseActions.where(
            row ->
                period.contains(row, "created_at")
                    && equal(request, "warehouse_id", row, "warehouse_id")
                    && equal(request, "kind", row, "kind")
                    && equal(request, "product_id", row, "product_id")
                    && equal(request, "warehouse_document_id", row, "warehouse_document_id")
                    && equal(request, "from_warehouse_document", row, "warehouse_id")
                    && equal(request, "to_warehouse_document", row, "warehouse2_id"));
    return Pagination.response(request, rows);
  }
}
