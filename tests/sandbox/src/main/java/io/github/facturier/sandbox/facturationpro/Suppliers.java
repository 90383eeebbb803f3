package io.github.facturier.sandbox.facturationpro;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Request;
import java.util.List;
import java.util.Locale;

/** Suppliers. */
final class Suppliers extends CrudHandlers {
  private final AccessControl access;

  Suppliers(Firms firms, AccessControl access) {
    super(firms, "suppliers", firm -> firm.suppliers, List.of("company_name"));
    this.access = access;
  }

  @Override
  List<JsonObject> find(Firm firm, Request request) {
    return access.withoutSepa(request, super.find(firm, request));
  }

  @Override
  void complete(Firm firm, JsonObject record) {
    String name = Json.text(record, "company_name", "");
    String letters = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    Json.fill(record, "short_name", name);
    Json.fill(record, "account_code", "401" + letters.substring(0, Math.min(8, letters.length())));
  }

  @Override
  void checkDeletable(Firm firm, JsonObject record) {
    Long id = Json.id(record, "id");
    if (firm.purchases.first(row -> id != null && id.equals(Json.id(row, "supplier_id"))) != null) {
      throw ErrorResponses.unprocessable("Ce fournisseur a des achats");
    }
  }
}
