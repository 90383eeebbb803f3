package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Crud;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.util.ArrayList;
import java.util.List;

/** Contacts. */
final class Clients implements Crud {
  private static final List<String> ON_DEMAND = List.of("bank_account", "swift");

  private final AccountState state;
  private final CrudHandlers crud;

  Clients(AccountState state) {
    this.state = state;
    this.crud =
        new CrudHandlers(
            state,
            state.clients,
            "client",
            List.of("name"),
            List.of("external_id", "tax_no", "name", "shortcut", "email"));
  }

  @Override
  public Response list(Request request) {
    boolean tags = !"false".equals(request.param("with_tags"));
    return Pagination.response(
        request,
        crud.find(request).stream()
            .map(
                client -> {
                  JsonObject view = view(client, List.of());
                  if (!tags) {
                    view.remove("tag_list");
                  }
                  return view;
                })
            .toList());
  }

  @Override
  public Response get(Request request) {
    JsonObject client = AccountState.require(state.clients, request);
    return Response.json(200, view(client, request.params("additional_fields[client]")));
  }

  private static JsonObject view(JsonObject client, List<String> wanted) {
    JsonObject view = client.deepCopy();
    ON_DEMAND.stream().filter(field -> !wanted.contains(field)).forEach(view::remove);
    return view;
  }

  @Override
  public Response create(Request request) {
    return Response.json(201, view(add(AccountState.body(request, "client")), ON_DEMAND));
  }

  /** Adds a contact. Without {@code company} and tax number it is a private person. */
  JsonObject add(JsonObject body) {
    JsonObject input = body.deepCopy();
    if (Json.blank(input, "name")) {
      String first = Json.text(input, "first_name", "");
      input.addProperty("name", (first + " " + Json.text(input, "last_name", "")).strip());
    }
    Json.fill(input, "shortcut", Json.text(input, "name"));
    Json.fill(input, "company", !Json.blank(input, "tax_no"));
    Json.fill(input, "kind", "buyer");
    Json.fill(input, "deleted", false);
    String token = state.newToken();
    input.addProperty("token", token);
    input.addProperty("panel_url", state.url.resolve("panel/" + token).toString());
    Json.fill(input, "balance", "0.0");
    Json.fill(input, "attachments_count", 0);
    JsonObject client = crud.add(input);
    state.webhooks.send("client:create", client);
    return client;
  }

  @Override
  public Response update(Request request) {
    JsonObject client = AccountState.require(state.clients, request);
    crud.change(client, AccountState.body(request, "client"));
    state.webhooks.send("client:update", client);
    return Response.json(200, view(client, ON_DEMAND));
  }

  @Override
  public Response delete(Request request) {
    JsonObject client = AccountState.require(state.clients, request);
    Response response = crud.delete(request);
    state.webhooks.send("client:destroy", client);
    return response;
  }

  /**
   * Moves the documents of the contacts in {@code merge_ids} to the contact in the path, and
   * deletes the former.
   */
  Response merge(Request request) {
    JsonObject kept = AccountState.require(state.clients, request);
    JsonObject body = request.json() == null ? new JsonObject() : request.json();
    List<Long> ids = Json.ids(body, "merge_ids");
    if (ids.isEmpty() || ids.contains(AccountState.idOf(kept))) {
      throw ErrorResponses.invalid("merge_ids", "n'est pas valide");
    }
    List<JsonObject> merged = new ArrayList<>();
    for (Long id : ids) {
      merged.add(AccountState.require(state.clients, id));
    }
    for (JsonObject client : merged) {
      Long id = AccountState.idOf(client);
      state
          .invoices
          .where(invoice -> id.equals(Json.id(invoice, "client_id")))
          .forEach(invoice -> invoice.add("client_id", kept.get("id")));
      state.clients.remove(id);
      state.webhooks.send("client:destroy", client);
    }
    state.stamp(kept);
    return Response.json(200, view(kept, List.of()));
  }

  /** Adds a delivery address to a contact. */
  Response createAddress(Request request) {
    JsonObject input = AccountState.body(request, "address");
    if (!Json.blank(input, "addressable_id")
        && state.clients.find(Json.id(input, "addressable_id")) == null) {
      throw ErrorResponses.invalid("addressable_id", ErrorResponses.UNKNOWN);
    }
    CrudHandlers addresses =
        new CrudHandlers(
            state,
            state.addresses,
            "address",
            List.of("name", "kind", "addressable_type", "addressable_id"),
            List.of());
    return addresses.create(request);
  }
}
