package io.github.facturier.sandbox.facturationpro;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.data.Table;
import io.github.facturier.sandbox.http.Crud;
import io.github.facturier.sandbox.http.ErrorResponseException;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.util.List;
import java.util.function.Function;

/** List, create, read, update and delete a resource. Subclasses add rules. */
class CrudHandlers implements Crud {
  private static final List<String> READ_ONLY =
      List.of("id", "created_at", "updated_at", "soft_deleted", "hard_delete_on");

  final Firms firms;
  private final String resource;
  private final Function<Firm, Table> table;
  private final List<String> mandatory;

  /**
   * Creates the handlers of a resource.
   *
   * @param resource name of the resource in paths
   * @param mandatory fields that must not be blank
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

  @Override
  public Response list(Request request) {
    return Pagination.response(request, find(firms.of(request), request));
  }

  List<JsonObject> find(Firm firm, Request request) {
    List<JsonObject> found = ListFilter.find(table(firm), request);
    String status = request.param("status");
    found.removeIf(row -> status != null && !status.equals(Json.text(row, "status", "0")));
    return found;
  }

  @Override
  public Response get(Request request) {
    return Response.json(200, Firm.require(table(firms.of(request)), request));
  }

  @Override
  public Response create(Request request) {
    Firm firm = firms.of(request);
    JsonObject record = new JsonObject();
    Json.merge(record, Firm.body(request), READ_ONLY);
    complete(firm, record);
    check(record);
    return firm.created(resource, table(firm).add(firm.stamp(record)));
  }

  @Override
  public Response update(Request request) {
    Firm firm = firms.of(request);
    JsonObject record = Firm.require(table(firm), request);
    JsonObject changed = record.deepCopy();
    Json.merge(changed, Firm.body(request), READ_ONLY);
    complete(firm, changed);
    check(changed);
    Json.merge(record, changed, List.of());
    return Response.json(200, firm.stamp(record));
  }

  @Override
  public Response delete(Request request) {
    Firm firm = firms.of(request);
    JsonObject record = Firm.require(table(firm), request);
    checkDeletable(firm, record);
    table(firm).remove(record.get("id").getAsLong());
    return Response.empty(200);
  }

  /** Sets defaults and computed fields of a record before it is stored. */
  void complete(Firm firm, JsonObject record) {}

  /**
   * Checks that a record may be deleted.
   *
   * @throws ErrorResponseException if it may not
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
