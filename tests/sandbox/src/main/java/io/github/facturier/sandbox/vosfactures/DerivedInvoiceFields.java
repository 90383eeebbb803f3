package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import java.util.ArrayList;
import java.util.List;

/** Fields of a document in a response that come from other records. */
final class DerivedInvoiceFields {
  private final AccountState state;

  DerivedInvoiceFields(AccountState state) {
    this.state = state;
  }

  void fill(JsonObject invoice) {
    JsonObject client = state.clients.find(Json.id(invoice, "client_id"));
    if (client != null) {
      Json.copy(client, "bank_account", invoice, "client_bank_account");
      Json.copy(client, "swift", invoice, "buyer_swift");
      Json.copy(client, "sepa_mandate_no", invoice, "buyer_sepa_mandate_no");
    }
    long id = AccountState.idOf(invoice);
    invoice.add(
        "connected_payments",
        Json.array(state.payments.where(payment -> Payments.concerns(payment, id))));
    invoice.add("reminders_info", reminders(id));
  }

  private JsonObject reminders(long invoiceId) {
    List<JsonObject> reminders = new ArrayList<>();
    for (JsonObject row : state.reminders.all()) {
      if (Long.valueOf(invoiceId).equals(Json.id(row, "document_id"))) {
        String date = Json.text(row, "created_at", "").replace('T', ' ').substring(0, 19);
        String kind = Json.text(row, "kind", "").replaceFirst(".*overdue", "overdue");
        reminders.add(0, Json.object("date", date, "type", kind));
      }
    }
    JsonObject info = Json.object("count", reminders.size());
    if (!reminders.isEmpty()) {
      info.add("last_reminder_date", reminders.get(0).get("date"));
      info.add("last_reminder_type", reminders.get(0).get("type"));
    }
    info.add("reminders", Json.array(reminders));
    return info;
  }
}
