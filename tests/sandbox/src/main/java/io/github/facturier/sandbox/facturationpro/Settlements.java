package io.github.facturier.sandbox.facturationpro;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Amounts;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Call;
import io.github.facturier.sandbox.http.Reply;
import java.math.BigDecimal;
import java.util.List;

/** Partial payments of an invoice; the one that settles it marks it as paid. */
final class Settlements {
  private final Firms firms;

  Settlements(Firms firms) {
    this.firms = firms;
  }

  private JsonObject invoice(Call call) {
    return Firm.require(firms.of(call).invoices, Json.id(call.pathValue("invoice_id")));
  }

  Reply list(Call call) {
    return Reply.json(200, invoice(call).get("settlements"));
  }

  Reply get(Call call) {
    return Reply.json(200, settlement(call));
  }

  private JsonObject settlement(Call call) {
    JsonObject settlement = Firm.require(firms.of(call).settlements, call);
    if (!invoice(call).get("id").equals(settlement.get("invoice_id"))) {
      throw ErrorResponses.notFound();
    }
    return settlement;
  }

  Reply create(Call call) {
    Firm firm = firms.of(call);
    JsonObject invoice = invoice(call);
    JsonObject record = Firm.body(call).deepCopy();
    for (String field : List.of("total", "payment_mode", "paid_on")) {
      if (Json.blank(record, field)) {
        throw ErrorResponses.invalid(field, ErrorResponses.BLANK);
      }
    }
    if (Json.flag(invoice, "draft")) {
      throw ErrorResponses.refused("Une facture brouillon ne peut pas être réglée");
    }
    record.add("invoice_id", invoice.get("id"));
    JsonObject settlement = firm.settlements.add(record);
    invoice.getAsJsonArray("settlements").add(settlement);
    Invoices.balance(invoice);
    if (Amounts.get(invoice, "balance", BigDecimal.ZERO).signum() <= 0) {
      invoice.add("paid_on", settlement.get("paid_on"));
      invoice.add("payment_mode", settlement.get("payment_mode"));
    }
    return firm.created("invoices/" + Json.text(invoice, "id", "") + "/settlements", settlement);
  }

  Reply delete(Call call) {
    JsonObject settlement = settlement(call);
    JsonObject invoice = invoice(call);
    firms.of(call).settlements.remove(settlement.get("id").getAsLong());
    invoice.getAsJsonArray("settlements").remove(settlement);
    invoice.add("paid_on", JsonNull.INSTANCE);
    invoice.addProperty("payment_mode", 0);
    Invoices.balance(invoice);
    return Reply.empty(200);
  }
}
