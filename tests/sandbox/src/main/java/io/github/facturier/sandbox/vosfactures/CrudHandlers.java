package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.data.Table;
import io.github.facturier.sandbox.http.Crud;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** List, create, read, update and delete a resource without special rules. */
final class CrudHandlers implements Crud {
  private static final List<String> READ_ONLY = List.of("id", "created_at", "updated_at");

  private final AccountState state;
  private final Table table;
  private final String root;
  private final List<String> mandatory;
  private final List<String> searchable;

  /**
   * Creates the handlers of a resource.
   *
   * @param root name of the object in request bodies
   * @param mandatory fields that must not be blank
   * @param searchable query parameters that filter records by an equal field
   */
  CrudHandlers(
      AccountState state,
      Table table,
      String root,
      List<String> mandatory,
      List<String> searchable) {
    this.state = state;
    this.table = table;
    this.root = root;
    this.mandatory = mandatory;
    this.searchable = searchable;
  }

  @Override
  public Response list(Request request) {
    return Pagination.response(request, find(request));
  }

  /** The records that match the query. */
  List<JsonObject> find(Request request) {
    List<Long> ids = request.params("ids").stream().map(Json::id).toList();
    return table.where(
        row ->
            (ids.isEmpty() || ids.contains(Json.id(row, "id")))
                && searchable.stream().allMatch(name -> equal(row, name, request.param(name))));
  }

  private static boolean equal(JsonObject row, String name, @Nullable String wanted) {
    String value = Json.text(row, name, "").toLowerCase(Locale.ROOT);
    return wanted == null || value.equals(wanted.toLowerCase(Locale.ROOT));
  }

  @Override
  public Response get(Request request) {
    return Response.json(200, AccountState.require(table, request));
  }

  @Override
  public Response create(Request request) {
    return Response.json(201, add(AccountState.body(request, root)));
  }

  /** Adds a record. */
  JsonObject add(JsonObject input) {
    JsonObject record = new JsonObject();
    Json.merge(record, input, READ_ONLY);
    check(record);
    return table.add(state.stamp(record));
  }

  @Override
  public Response update(Request request) {
    return Response.json(
        200, change(AccountState.require(table, request), AccountState.body(request, root)));
  }

  /** Changes a record. Does not change it if the result would be invalid. */
  JsonObject change(JsonObject record, JsonObject input) {
    JsonObject copy = record.deepCopy();
    Json.merge(copy, input, READ_ONLY);
    check(copy);
    Json.merge(record, copy, List.of());
    return state.stamp(record);
  }

  @Override
  public Response delete(Request request) {
    table.remove(AccountState.idOf(AccountState.require(table, request)));
    return Response.json(200, Json.object("code", "success", "message", "ok"));
  }

  private void check(JsonObject record) {
    for (String field : mandatory) {
      if (Json.blank(record, field)) {
        throw ErrorResponses.invalid(field, ErrorResponses.BLANK);
      }
    }
  }
}
