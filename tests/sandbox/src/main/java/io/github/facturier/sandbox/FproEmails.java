package io.github.facturier.sandbox;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Emails that would have been sent. */
final class FproEmails {
  private final FproFirms firms;
  private final List<SentEmail> sent = new ArrayList<>();

  FproEmails(FproFirms firms) {
    this.firms = firms;
  }

  List<SentEmail> sent() {
    return List.copyOf(sent);
  }

  Reply send(Call call) {
    FproFirm firm = firms.of(call);
    Long id = Json.id(call.url().queryParameter("bill_id"));
    JsonObject document = firm.invoices.find(id);
    if (document == null) {
      document = FproFirm.require(firm.quotes, id);
    }
    if (Json.flag(document, "draft") || Json.flag(document, "external")) {
      throw FproErrors.refused("Ce document ne peut pas être envoyé");
    }
    JsonObject email = FproFirm.body(call);
    JsonObject customer = FproFirm.require(firm.customers, Json.id(document, "customer_id"));
    String to = Json.text(email, "to", Json.text(customer, "email", ""));
    if (to.isBlank()) {
      throw FproErrors.invalid("to", FproErrors.BLANK);
    }
    sent.add(
        new SentEmail(
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
