package io.github.facturier.sandbox;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;

/** Rules that issue documents at regular dates. The sandbox keeps them; it issues nothing. */
final class VosRecurrings {
  private final VosState state;
  private final VosCrud crud;

  VosRecurrings(VosState state) {
    this.state = state;
    this.crud = new VosCrud(state, state.recurrings, "recurring", List.of(), List.of());
  }

  Reply list(Call call) {
    return crud.list(call);
  }

  Reply create(Call call) {
    JsonObject input = checked(VosState.body(call, "recurring"));
    JsonObject recurring = crud.add(input);
    Json.copy(recurring, "start_date", recurring, "next_invoice_date");
    return Reply.json(201, recurring);
  }

  Reply update(Call call) {
    JsonObject recurring = VosState.require(state.recurrings, call);
    return Reply.json(200, crud.change(recurring, checked(VosState.body(call, "recurring"))));
  }

  private JsonObject checked(JsonObject body) {
    JsonObject input = body.deepCopy();
    if (!Json.blank(input, "invoice_id")
        && state.invoices.find(Json.id(input, "invoice_id")) == null) {
      throw VosErrors.invalid("invoice_id", VosErrors.UNKNOWN);
    }
    if (Json.flag(input, "only_year_month") && Json.flag(input, "end_of_month_sell_date")) {
      throw VosErrors.invalid("only_year_month", "exclut end_of_month_sell_date");
    }
    if ("null".equals(Json.text(input, "end_date"))) {
      input.add("end_date", JsonNull.INSTANCE);
    }
    return input;
  }
}
