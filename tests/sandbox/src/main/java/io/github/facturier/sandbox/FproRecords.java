package io.github.facturier.sandbox;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.function.Function;

/** List, create, read, update and delete of a resource with few rules of its own. */
class FproRecords {
  private static final List<String> READ_ONLY =
      List.of("id", "created_at", "updated_at", "soft_deleted", "hard_delete_on");

  final FproFirms firms;
  private final String resource;
  private final Function<FproFirm, Table> table;
  private final List<String> mandatory;

  /**
   * A resource.
   *
   * @param resource its name in paths
   * @param mandatory fields that a record must fill
   */
  FproRecords(
      FproFirms firms, String resource, Function<FproFirm, Table> table, List<String> mandatory) {
    this.firms = firms;
    this.resource = resource;
    this.table = table;
    this.mandatory = mandatory;
  }

  final Table table(FproFirm firm) {
    return table.apply(firm);
  }

  Reply list(Call call) {
    return FproPage.reply(call, find(firms.of(call), call));
  }

  List<JsonObject> find(FproFirm firm, Call call) {
    List<JsonObject> found = FproFilter.find(table(firm), call);
    String status = call.param("status");
    found.removeIf(row -> status != null && !status.equals(Json.text(row, "status", "0")));
    return found;
  }

  Reply get(Call call) {
    return Reply.json(200, FproFirm.require(table(firms.of(call)), call));
  }

  Reply create(Call call) {
    FproFirm firm = firms.of(call);
    JsonObject record = new JsonObject();
    Json.merge(record, FproFirm.body(call), READ_ONLY);
    complete(firm, record);
    check(record);
    return firm.created(resource, table(firm).add(firm.stamp(record)));
  }

  Reply update(Call call) {
    FproFirm firm = firms.of(call);
    JsonObject record = FproFirm.require(table(firm), call);
    JsonObject changed = record.deepCopy();
    Json.merge(changed, FproFirm.body(call), READ_ONLY);
    complete(firm, changed);
    check(changed);
    Json.merge(record, changed, List.of());
    return Reply.json(200, firm.stamp(record));
  }

  Reply delete(Call call) {
    FproFirm firm = firms.of(call);
    JsonObject record = FproFirm.require(table(firm), call);
    checkDeletable(firm, record);
    table(firm).remove(record.get("id").getAsLong());
    return Reply.empty(200);
  }

  /** Fills in what follows from the rest. */
  void complete(FproFirm firm, JsonObject record) {}

  /**
   * Checks that nothing needs the record.
   *
   * @throws Refusal if something does
   */
  void checkDeletable(FproFirm firm, JsonObject record) {}

  private void check(JsonObject record) {
    for (String field : mandatory) {
      if (Json.blank(record, field)) {
        throw FproErrors.invalid(field, FproErrors.BLANK);
      }
    }
  }
}
