package io.github.facturier.sandbox.facturationpro;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.data.OutgoingEmail;
import io.github.facturier.sandbox.http.Call;
import io.github.facturier.sandbox.http.Reply;
import java.util.ArrayList;
import java.util.List;

/** Emails that would have been sent. */
final class Emails {
  private final Firms firms;
  private final List<OutgoingEmail> sent = new ArrayList<>();

  Emails(Firms firms) {
    this.firms = firms;
  }

  List<OutgoingEmail> sent() {
    return List.copyOf(sent);
  }

  Reply send(Call call) {
    Firm firm = firms.of(call);
    Long id = Json.id(call.url().queryParameter("bill_id"));
    JsonObject document = firm.invoices.find(id);
    if (document == null) {
      document = Firm.require(firm.quotes, id);
    }
    if (Json.flag(document, "draft") || Json.flag(document, "external")) {
      throw ErrorResponses.refused("Ce document ne peut pas être envoyé");
    }
    JsonObject email = Firm.body(call);
    JsonObject customer = Firm.require(firm.customers, Json.id(document, "customer_id"));
    String to = Json.text(email, "to", Json.text(customer, "email", ""));
    if (to.isBlank()) {
      throw ErrorResponses.invalid("to", ErrorResponses.BLANK);
    }
    sent.add(
        new OutgoingEmail(
            document.get("id").getAsLong(),
            addresses(to),
            addresses(Json.text(email, "cc", "")),
            true));
    return Reply.empty(201);
  }

  private static List<String> addresses(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s*[,;]\\s*"));
  }
}
