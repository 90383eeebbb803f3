package io.github.facturier.sandbox.facturationpro;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Amounts;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.math.BigDecimal;
import java.util.List;

/** Partial payments of an invoice, which is paid once its balance is 0. */
final class Settlements {
  private final Firms firms;

  Settlements(Firms firms) {
    this.firms = firms;
  }

  private JsonObject invoice(Request request) {
    return Firm.require(firms.of(request).invoices, Json.id(request.pathValue("invoice_id")));
  }

  Response list(Request request) {
    return Response.json(200, invoice(request).get("settlements"));
  }

  Response get(Request request) {
    return Response.json(200, settlement(request));
  }

  private JsonObject settlement(Request request) {
    JsonObject settlement = Firm.require(firms.of(request).settlements, request);
    if (!invoice(request).get("id").equals(settlement.get("invoice_id"))) {
      throw ErrorResponses.notFound();
    }
    return settlement;
  }

  Response create(Request request) {
    Firm firm = firms.of(request);
    JsonObject invoice = invoice(request);
    JsonObject record = Firm.body(request).deepCopy();
    for (String field : List.of("total", "payment_mode", "paid_on")) {
      if (Json.blank(record, field)) {
        throw ErrorResponses.invalid(field, ErrorResponses.BLANK);
      }
    }
    if (Json.flag(invoice, "draft")) {
      throw ErrorResponses.unprocessable("Une facture brouillon ne peut pas être réglée");
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

  Response delete(Request request) {
    JsonObject settlement = settlement(request);
    JsonObject invoice = invoice(request);
    firms.of(request).settlements.remove(settlement.get("id").getAsLong());
    invoice.getAsJsonArray("settlements").remove(settlement);
    invoice.add("paid_on", JsonNull.INSTANCE);
    invoice.addProperty("payment_mode", 0);
    Invoices.balance(invoice);
    return Response.empty(200);
  }
}
