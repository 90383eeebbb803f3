package io.github.facturier.sandbox.facturationpro;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.data.Table;
import io.github.facturier.sandbox.http.Call;
import io.github.facturier.sandbox.http.ErrorResponseException;
import io.github.facturier.sandbox.http.Reply;
import java.util.List;
import java.util.function.Function;

/** List, create, read, update and delete of a resource with few rules of its own. */
class CrudHandlers {
  private static final List<String> READ_ONLY =
      List.of("id", "created_at", "updated_at", "soft_deleted", "hard_delete_on");

  final Firms firms;
  private final String resource;
  private final Function<Firm, Table> table;
  private final List<String> mandatory;

  /**
   * A resource.
   *
   * @param resource its name in paths
   * @param mandatory fields that a record must fill
   */
  CrudHandlers(Firms firms, String resource, Function<Firm, Table> table, List<String> mandatory) {
    this.firms = firms;
    this.resource = resource;
    this.table = table;
    this.mandatory = mandatory;
  }

  final Table table(Firm firm) {
    return table.apply(firm);
  }

  Reply list(Call call) {
    return Pagination.reply(call, find(firms.of(call), call));
  }

  List<JsonObject> find(Firm firm, Call call) {
    List<JsonObject> found = ListFilter.find(table(firm), call);
    String status = call.param("status");
    found.removeIf(row -> status != null && !status.equals(Json.text(row, "status", "0")));
    return found;
  }

  Reply get(Call call) {
    return Reply.json(200, Firm.require(table(firms.of(call)), call));
  }

  Reply create(Call call) {
    Firm firm = firms.of(call);
    JsonObject record = new JsonObject();
    Json.merge(record, Firm.body(call), READ_ONLY);
    complete(firm, record);
    check(record);
    return firm.created(resource, table(firm).add(firm.stamp(record)));
  }

  Reply update(Call call) {
    Firm firm = firms.of(call);
    JsonObject record = Firm.require(table(firm), call);
    JsonObject changed = record.deepCopy();
    Json.merge(changed, Firm.body(call), READ_ONLY);
    complete(firm, changed);
    check(changed);
    Json.merge(record, changed, List.of());
    return Reply.json(200, firm.stamp(record));
  }

  Reply delete(Call call) {
    Firm firm = firms.of(call);
    JsonObject record = Firm.require(table(firm), call);
    checkDeletable(firm, record);
    table(firm).remove(record.get("id").getAsLong());
    return Reply.empty(200);
  }

  /** Fills in what follows from the rest. */
  void complete(Firm firm, JsonObject record) {}

  /**
   * Checks that nothing needs the record.
   *
   * @throws ErrorResponseException if something does
   */
  void checkDeletable(Firm firm, JsonObject record) {}

  private void check(JsonObject record) {
    for (String field : mandatory) {
      if (Json.blank(record, field)) {
        throw ErrorResponses.invalid(field, ErrorResponses.BLANK);
      }
    }
  }
}
