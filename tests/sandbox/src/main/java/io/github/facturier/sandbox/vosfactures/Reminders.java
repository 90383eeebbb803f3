package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Reminders of overdue documents. */
final class Reminders {
  private static final long MOST_DAYS = 7;

  private final AccountState state;

  Reminders(AccountState state) {
    this.state = state;
  }

  /** Records that a reminder was sent for a document. */
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

  Response list(Request request) {
    Period period = Period.of(request, state.today(), "all");
    if (period.from() == null || period.to() == null) {
      throw ErrorResponses.invalid(
          period.from() == null ? "date_from" : "date_to", ErrorResponses.BLANK);
    }
    if (ChronoUnit.DAYS.between(period.from(), period.to()) >= MOST_DAYS) {
      throw ErrorResponses.invalid("La période est limitée à 7 jours");
    }
    String kind = request.param("kind", "");
    String department = request.param("department_id", "");
    List<JsonObject> rows =
        state.reminders.where(
            row ->
                period.contains(row, "created_at")
                    && Json.text(row, "kind", "").endsWith(kind)
                    && (department.isEmpty()
                        || department.equals(Json.text(row, "department_id"))));
    return Response.json(200, Json.array(rows));
  }
}
