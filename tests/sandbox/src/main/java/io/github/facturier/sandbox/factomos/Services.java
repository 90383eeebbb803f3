package io.github.facturier.sandbox.factomos;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Amounts;
import io.github.facturier.sandbox.data.Json;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Products and services. */
final class Services {
  private Services() {}

  static JsonObject get(ActionCall call) {
    JsonObject service = find(call, Json.id(call.require("service_id", -13)));
    return Json.object("service", shown(call.records(), service));
  }

  static JsonObject create(ActionCall call) {
    String name = call.require("service_name", -15);
    call.require("price", -16);
    String category = call.form().get("category", "services");
    if (!List.of("services", "produits").contains(category)) {
      throw call.error(-27);
    }
    JsonObject service =
        call.records()
            .services
            .add(
                Json.object(
                    "category", category,
                    "service_name", name,
                    "description", call.form().get("description", ""),
                    "unit", call.form().get("unit", ""),
                    "price", AccountRecords.text(call.amount("price"))));
    call.records().notify("create_service", service);
    return Json.object("service_id", AccountRecords.id(service));
  }

  /** A service of the account, or the service of title lines, which every account has. */
  static JsonObject find(ActionCall call, @Nullable Long id) {
    if (id != null && id == AccountRecords.TITLE) {
      return Json.object(
          "id", id, "category", "services", "service_name", "Titre", "unit", "", "price", "0");
    }
    JsonObject service = call.records().services.find(id);
    if (service == null) {
      throw call.error(-14);
    }
    return service;
  }

  static JsonObject shown(AccountRecords records, JsonObject service) {
    return Json.object(
        "service_id", AccountRecords.id(service),
        "company_id", Long.toString(records.companyId),
        "category", service.get("category"),
        "service_name", service.get("service_name"),
        "description", Json.text(service, "description", ""),
        "unit", service.get("unit"),
        "price", service.get("price"),
        "vat", AccountRecords.text(records.vat),
        "service_code_analytic", "",
        "archived", "0");
  }

  static BigDecimal price(JsonObject service) {
    return Amounts.get(service, "price", BigDecimal.ZERO);
  }
}
