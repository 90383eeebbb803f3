package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.data.Table;
import io.github.facturier.sandbox.http.Call;
import io.github.facturier.sandbox.http.Reply;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** List, create, read, update and delete of a resource without rules of its own. */
final class CrudHandlers {
  private static final List<String> READ_ONLY = List.of("id", "created_at", "updated_at");

  private final AccountState state;
  private final Table table;
  private final String root;
  private final List<String> mandatory;
  private final List<String> searchable;

  /**
   * A resource.
   *
   * @param root name of the object in request bodies
   * @param mandatory fields that a new record must fill
   * @param searchable query parameters that select records with an equal field
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

  Reply list(Call call) {
    return Pagination.reply(call, find(call));
  }

  /** The records that the call's search parameters leave. */
  List<JsonObject> find(Call call) {
    List<Long> ids = call.params("ids").stream().map(Json::id).toList();
    return table.where(
        row ->
            (ids.isEmpty() || ids.contains(Json.id(row, "id")))
                && searchable.stream().allMatch(name -> equal(row, name, call.param(name))));
  }

  private static boolean equal(JsonObject row, String name, @Nullable String wanted) {
    String value = Json.text(row, name, "").toLowerCase(Locale.ROOT);
    return wanted == null || value.equals(wanted.toLowerCase(Locale.ROOT));
  }

  Reply get(Call call) {
    return Reply.json(200, AccountState.require(table, call));
  }

  Reply create(Call call) {
    return Reply.json(201, add(AccountState.body(call, root)));
  }

  /** Keeps a new record. */
  JsonObject add(JsonObject input) {
    JsonObject record = new JsonObject();
    Json.merge(record, input, READ_ONLY);
    check(record);
    return table.add(state.stamp(record));
  }

  Reply update(Call call) {
    return Reply.json(
        200, change(AccountState.require(table, call), AccountState.body(call, root)));
  }

  /** Changes a record, or leaves it as it is if the result would be refused. */
  JsonObject change(JsonObject record, JsonObject input) {
    JsonObject copy = record.deepCopy();
    Json.merge(copy, input, READ_ONLY);
    check(copy);
    Json.merge(record, copy, List.of());
    return state.stamp(record);
  }

  Reply delete(Call call) {
    table.remove(AccountState.idOf(AccountState.require(table, call)));
    return Reply.json(200, Json.object("code", "success", "message", "ok"));
  }

  private void check(JsonObject record) {
    for (String field : mandatory) {
      if (Json.blank(record, field)) {
        throw ErrorResponses.invalid(field, ErrorResponses.BLANK);
      }
    }
  }
}
