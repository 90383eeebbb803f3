package io.github.facturier.sandbox.facturationpro;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.data.Table;
import io.github.facturier.sandbox.http.Call;
import io.github.facturier.sandbox.http.Reply;
import java.util.List;
import java.util.Locale;

/** Customers; archived ones are kept aside. */
final class Customers extends CrudHandlers {
  private static final String ARCHIVED = "sandbox_archived";

  private final AccessControl access;

  Customers(Firms firms, AccessControl access) {
    super(firms, "customers", firm -> firm.customers, List.of());
    this.access = access;
  }

  @Override
  List<JsonObject> find(Firm firm, Call call) {
    String mode = call.param("mode", "");
    List<JsonObject> found = super.find(firm, call);
    found.removeIf(row -> !isIn(row, mode));
    return access.withoutSepa(call, found);
  }

  private static boolean isIn(JsonObject row, String mode) {
    boolean archived = Json.flag(row, ARCHIVED);
    boolean individual = Json.flag(row, "individual");
    return switch (mode) {
      case "all" -> true;
      case "archived" -> archived;
      case "company" -> !archived && !individual;
      case "individual" -> !archived && individual;
      case "missing_siret" -> !archived && !individual && Json.blank(row, "siret");
      default -> !archived;
    };
  }

  @Override
  Reply get(Call call) {
    JsonObject row = Firm.require(firms.of(call).customers, call);
    return Reply.json(200, access.withoutSepa(call, List.of(row)).get(0));
  }

  @Override
  void complete(Firm firm, JsonObject record) {
    Json.fill(record, "individual", false);
    Json.fill(record, "language", "fr");
    Json.fill(record, "currency", "EUR");
    String person =
        (Json.text(record, "first_name", "") + " " + Json.text(record, "last_name", "")).strip();
    if (Json.flag(record, "individual")) {
      if (Json.blank(record, "last_name")) {
        throw ErrorResponses.invalid("last_name", ErrorResponses.BLANK);
      }
    } else if (Json.blank(record, "company_name")) {
      if (person.isEmpty()) {
        throw ErrorResponses.invalid("company_name", ErrorResponses.BLANK);
      }
      record.addProperty("company_name", person);
    }
    String name = name(record);
    Json.fill(record, "short_name", name);
    String letters = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    Json.fill(record, "account_code", "411" + letters.substring(0, Math.min(8, letters.length())));
  }

  /** What documents call a customer. */
  static String name(JsonObject customer) {
    String company = Json.text(customer, "company_name", "");
    return company.isEmpty()
        ? (Json.text(customer, "first_name", "") + " " + Json.text(customer, "last_name", ""))
            .strip()
        : company;
  }

  /** His quotes go with him; invoices must stay. */
  @Override
  void checkDeletable(Firm firm, JsonObject record) {
    if (!of(firm.invoices, record).isEmpty()) {
      throw ErrorResponses.refused("Ce client a déjà été facturé");
    }
    of(firm.quotes, record).forEach(quote -> firm.quotes.remove(quote.get("id").getAsLong()));
  }

  private static List<JsonObject> of(Table documents, JsonObject customer) {
    Long id = Json.id(customer, "id");
    return documents.where(row -> id != null && id.equals(Json.id(row, "customer_id")));
  }

  Reply archive(Call call) {
    return archived(call, true);
  }

  Reply unarchive(Call call) {
    return archived(call, false);
  }

  private Reply archived(Call call, boolean archived) {
    Firm.require(firms.of(call).customers, call).addProperty(ARCHIVED, archived);
    return Reply.empty(200);
  }

  Reply invoices(Call call) {
    return redirect(call, "invoices");
  }

  Reply quotes(Call call) {
    return redirect(call, "quotes");
  }

  /** To a relative address, as Rails does it; JSONP goes along. */
  private Reply redirect(Call call, String resource) {
    Firm firm = firms.of(call);
    JsonObject customer = Firm.require(firm.customers, call);
    String id = Json.text(customer, "id", "");
    return Reply.empty(302)
        .with("Location", "/firms/" + firm.id + "/" + resource + ".json?customer_id=" + id);
  }
}
