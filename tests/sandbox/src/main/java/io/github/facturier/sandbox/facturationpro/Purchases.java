package io.github.facturier.sandbox.facturationpro;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Amounts;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.Request;
import java.math.BigDecimal;
import java.util.List;

/** Purchases. */
final class Purchases extends CrudHandlers {
  Purchases(Firms firms) {
    super(firms, "purchases", firm -> firm.purchases, List.of("title", "total_with_vat"));
  }

  @Override
  List<JsonObject> find(Firm firm, Request request) {
    String type = request.param("purchase_type", "");
    List<JsonObject> found = super.find(firm, request);
    found.removeIf(row -> !isOf(row, type));
    return found;
  }

  private static boolean isOf(JsonObject row, String type) {
    return switch (type) {
      case "draft" -> Json.flag(row, "draft");
      case "paid" -> !Json.blank(row, "paid_on");
      case "unpaid", "pending" -> Json.blank(row, "paid_on");
      case "prepaid" -> Json.flag(row, "prepaid");
      case "excluded" -> Json.flag(row, "skip_export");
      default -> true;
    };
  }

  @Override
  void complete(Firm firm, JsonObject record) {
    Long supplierId = Json.id(record, "supplier_id");
    if (supplierId != null) {
      JsonObject supplier = firm.suppliers.find(supplierId);
      if (supplier == null) {
        throw ErrorResponses.invalid("supplier_id", ErrorResponses.UNKNOWN);
      }
      record.add("supplier_identity", supplier.get("company_name"));
    }
    BigDecimal gross = Amounts.get(record, "total_with_vat", BigDecimal.ZERO);
    BigDecimal vat = Amounts.get(record, "vat_amount", BigDecimal.ZERO);
    record.addProperty("total", gross.subtract(vat));
    record.addProperty("estimated_total_in_main_currency", gross);
    Json.fill(record, "currency", "EUR");
    Json.fill(record, "invoiced_on", firm.today());
    Json.fill(record, "payment_mode", 0);
    Json.fill(record, "draft", false);
    Json.fill(record, "prepaid", false);
    Json.fill(record, "files", new JsonArray());
    if (Json.blank(record, "serial_number")) {
      record.addProperty("serial_number", firm.nextSerialNumber());
    }
  }
}
