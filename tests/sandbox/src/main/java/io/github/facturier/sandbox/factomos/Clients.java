package io.github.facturier.sandbox.factomos;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import java.util.List;

/** Customers, prospects and suppliers. */
final class Clients {
  private static final List<String> FIELDS =
      List.of(
          "client_company_name",
          "client_business_category",
          "client_reference",
          "description",
          "client_address",
          "client_address_more",
          "client_zipcode",
          "client_city",
          "client_country",
          "number_tva",
          "number_siret",
          "client_website",
          "client_email",
          "client_contact_firstname",
          "client_contact_lastname",
          "client_phonenumber",
          "client_contact_title",
          "category",
          "client_other",
          "client_lang",
          "client_keyword",
          "client_code_analytic");

  private Clients() {}

  static JsonObject get(ActionCall call) {
    JsonObject client = call.find(call.records().clients, "client_id", -8, -9);
    JsonObject shown =
        Json.object(
            "client_id", AccountRecords.id(client),
            "company_id", Long.toString(call.records().companyId));
    FIELDS.forEach(field -> shown.addProperty(field, Json.text(client, field, "")));
    return Json.object("client", shown);
  }

  static JsonObject create(ActionCall call) {
    call.require("category", -11);
    call.require("client_company_name", -12);
    JsonObject client = new JsonObject();
    FIELDS.forEach(field -> call.copy(field, client));
    JsonObject kept = call.records().clients.add(client);
    call.records().notify("create_contact", kept);
    return Json.object("client_id", AccountRecords.id(kept));
  }

  static JsonObject edit(ActionCall call) {
    JsonObject client = call.find(call.records().clients, "client_id", -8, -9);
    FIELDS.forEach(field -> call.copy(field, client));
    call.records().notify("update_contact", client);
    return new JsonObject();
  }
}
