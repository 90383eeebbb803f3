package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.util.List;

/** Rules of recurring documents. The sandbox stores them, but issues no documents. */
final class RecurringInvoices {
  private final AccountState state;
  private final CrudHandlers crud;

  RecurringInvoices(AccountState state) {
    this.state = state;
    this.crud = new CrudHandlers(state, state.recurrings, "recurring", List.of(), List.of());
  }

  Response list(Request request) {
    return crud.list(request);
  }

  Response create(Request request) {
    JsonObject input = checked(AccountState.body(request, "recurring"));
    JsonObject recurring = crud.add(input);
    Json.copy(recurring, "start_date", recurring, "next_invoice_date");
    return Response.json(201, recurring);
  }

  Response update(Request request) {
    JsonObject recurring = AccountState.require(state.recurrings, request);
    return Response.json(
        200, crud.change(recurring, checked(AccountState.body(request, "recurring"))));
  }

  private JsonObject checked(JsonObject body) {
    JsonObject input = body.deepCopy();
    if (!Json.blank(input, "invoice_id")
        && state.invoices.find(Json.id(input, "invoice_id")) == null) {
      throw ErrorResponses.invalid("invoice_id", ErrorResponses.UNKNOWN);
    }
    if (Json.flag(input, "only_year_month") && Json.flag(input, "end_of_month_sell_date")) {
      throw ErrorResponses.invalid("only_year_month", "exclut end_of_month_sell_date");
    }
    if ("null".equals(Json.text(input, "end_date"))) {
      input.add("end_date", JsonNull.INSTANCE);
    }
    return input;
  }
}
