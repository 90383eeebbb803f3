package io.github.facturier.sandbox.facturationpro;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.data.OutgoingEmail;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.util.ArrayList;
import java.util.List;

/** Sends documents by email, and records the emails. */
final class Emails {
  private final Firms firms;
  private final List<OutgoingEmail> sent = new ArrayList<>();

  Emails(Firms firms) {
    this.firms = firms;
  }

  List<OutgoingEmail> sent() {
    return List.copyOf(sent);
  }

  Response send(Request request) {
    Firm firm = firms.of(request);
    Long id = Json.id(request.url().queryParameter("bill_id"));
    JsonObject document = firm.invoices.find(id);
    if (document == null) {
      document = Firm.require(firm.quotes, id);
    }
    if (Json.flag(document, "draft") || Json.flag(document, "external")) {
      throw ErrorResponses.unprocessable("Ce document ne peut pas être envoyé");
    }
    JsonObject email = Firm.body(request);
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
    return Response.empty(201);
  }

  private static List<String> addresses(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s*[,;]\\s*"));
  }
}
