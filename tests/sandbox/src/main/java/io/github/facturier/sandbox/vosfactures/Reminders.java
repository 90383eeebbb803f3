package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Call;
import io.github.facturier.sandbox.http.Reply;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Reminders of overdue documents. */
final class Reminders {
  private static final long MOST_DAYS = 7;

  private final AccountState state;

  Reminders(AccountState state) {
    this.state = state;
  }

  /** Notes that a reminder was sent for a document. */
  void add(JsonObject invoice, String kind) {
    state.reminders.add(
        Json.object(
            "kind", kind,
            "created_at", state.now(),
            "user_name", Accounts.EMAIL,
            "user_id", AccountState.USER_ID,
            "document_number", invoice.get("number"),
            "document_id", invoice.get("id"),
            "buyer_name", invoice.get("buyer_name"),
            "client_id", invoice.get("client_id"),
            "document_status", invoice.get("status"),
            "department_id", invoice.get("department_id")));
  }

  Reply list(Call call) {
    Period period = Period.of(call, state.today(), "all");
    if (period.from() == null || period.to() == null) {
      throw ErrorResponses.invalid(
          period.from() == null ? "date_from" : "date_to", ErrorResponses.BLANK);
    }
    if (ChronoUnit.DAYS.between(period.from(), period.to()) >= MOST_DAYS) {
      throw ErrorResponses.invalid("La période est limitée à 7 jours");
    }
    String kind = call.param("kind", "");
    String department = call.param("department_id", "");
    List<JsonObject> rows =
        state.reminders.where(
            row ->
                period.contains(row, "created_at")
                    && Json.text(row, "kind", "").endsWith(kind)
                    && (department.isEmpty()
                        || department.equals(Json.text(row, "department_id"))));
    return Reply.json(200, Json.array(rows));
  }
}
