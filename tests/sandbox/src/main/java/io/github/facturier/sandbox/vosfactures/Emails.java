package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.data.OutgoingEmail;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sends documents by email, and records the emails. */
final class Emails {
  private static final int MOST_RECIPIENTS = 5;
  private static final Duration PAUSE = Duration.ofDays(3);

  private final AccountState state;
  private final List<OutgoingEmail> sent = new ArrayList<>();
  private final Map<Long, Instant> lastSent = new HashMap<>();

  Emails(AccountState state) {
    this.state = state;
  }

  List<OutgoingEmail> sent() {
    return List.copyOf(sent);
  }

  Response send(Request request) {
    JsonObject invoice = AccountState.require(state.invoices, request);
    long id = AccountState.idOf(invoice);
    List<String> asked = addresses(request.param("email_to", ""));
    List<String> copies = addresses(request.param("email_cc", ""));
    List<String> known = addresses(known(invoice));
    boolean replace = Json.flag(request.param("update_buyer_email"));
    List<String> recipients = asked.isEmpty() || !(known.isEmpty() || replace) ? known : asked;
    if (recipients.isEmpty()) {
      throw ErrorResponses.emailError("Aucune adresse email");
    }
    if (recipients.size() > MOST_RECIPIENTS || copies.size() > MOST_RECIPIENTS) {
      throw ErrorResponses.emailError("Cinq adresses email au maximum");
    }
    Instant now = state.clock.instant();
    Instant last = lastSent.get(id);
    boolean early = last != null && now.isBefore(last.plus(PAUSE));
    if (early && !Json.flag(request.param("force"))) {
      throw ErrorResponses.emailError("Ce document a déjà été envoyé il y a moins de 3 jours");
    }
    lastSent.put(id, now);
    sent.add(new OutgoingEmail(id, recipients, copies, Json.flag(request.param("email_pdf"))));
    note(invoice, recipients, replace);
    String message = "Le document a été envoyé à " + String.join(", ", recipients);
    return Response.json(200, Json.object("status", "ok", "message", message));
  }

  private void note(JsonObject invoice, List<String> recipients, boolean replace) {
    invoice.addProperty("sent_time", state.now());
    if (replace || Json.blank(invoice, "buyer_email")) {
      invoice.addProperty("buyer_email", String.join(",", recipients));
    }
    if ("issued".equals(Json.text(invoice, "status"))) {
      invoice.addProperty("status", "sent");
    }
    state.stamp(invoice);
  }

  private String known(JsonObject invoice) {
    String address = Json.text(invoice, "buyer_email", "");
    JsonObject client = state.clients.find(Json.id(invoice, "client_id"));
    return address.isBlank() && client != null ? Json.text(client, "email", "") : address;
  }

  private static List<String> addresses(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s*,\\s*"));
  }
}
