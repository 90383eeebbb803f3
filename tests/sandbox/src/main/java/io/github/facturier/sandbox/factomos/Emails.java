package io.github.facturier.sandbox.factomos;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.data.OutgoingEmail;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Emails with invoices, and their templates. */
final class Emails {
  private static final DateTimeFormatter SPACED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private Emails() {}

  static JsonObject send(ActionCall call) {
    JsonObject invoice = Invoices.find(call);
    JsonObject client = call.records().clients.find(Json.id(invoice, "client_id"));
    String address = client == null ? "" : Json.text(client, "client_email", "");
    call.records()
        .emails
        .add(
            Json.object(
                "invoice_id",
                AccountRecords.id(invoice),
                "template_type",
                "invoice",
                "email_to",
                call.form().get("email_to", address),
                "email_subject",
                "Facture " + Json.text(invoice, "invoice_formated_number", ""),
                "email_content",
                "Veuillez trouver ci-joint votre facture.",
                "email_date",
                SPACED.format(LocalDateTime.now(call.records().clock)),
                "email_attachment",
                "",
                "email_viewed",
                "0"));
    call.records().notify("send_invoice", invoice);
    return new JsonObject();
  }

  static JsonObject history(ActionCall call) {
    String invoice = AccountRecords.id(Invoices.find(call));
    JsonArray emails = new JsonArray();
    for (JsonObject email :
        call.records().emails.where(email -> invoice.equals(Json.text(email, "invoice_id")))) {
      JsonObject shown = email.deepCopy();
      shown.addProperty("id", AccountRecords.id(email));
      emails.add(shown);
    }
    return Json.object("invoice-emails", emails);
  }

  static JsonObject templates(ActionCall call) {
    return Json.object(
        "email-templates",
        Json.array(
            List.of(
                template(call, "333", "Envoi devis", "estimate"),
                template(call, "335", "Envoi facture", "invoice"))));
  }

  private static JsonObject template(ActionCall call, String id, String name, String type) {
    return Json.object(
        "id",
        id,
        "company_id",
        Long.toString(call.records().companyId),
        "signature_id",
        "444",
        "template_name",
        name,
        "template_type",
        type,
        "template_subject",
        name,
        "template_message",
        "Bonjour,",
        "template_attachment_doc",
        "1");
  }

  /** The emails so far. */
  static List<OutgoingEmail> sent(AccountRecords records) {
    return records.emails.all().stream()
        .map(
            email ->
                new OutgoingEmail(
                    Long.parseLong(Json.text(email, "invoice_id", "0")),
                    List.of(Json.text(email, "email_to", "")),
                    List.of(),
                    false))
        .toList();
  }
}
