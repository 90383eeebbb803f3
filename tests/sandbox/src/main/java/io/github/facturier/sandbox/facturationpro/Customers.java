package io.github.facturier.sandbox.facturationpro;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.data.Table;
import io.github.facturier.sandbox.http.Request;
import io.github.facturier.sandbox.http.Response;
import java.util.List;
import java.util.Locale;

/** Customers. Lists do not contain archived customers by default. */
final class Customers extends CrudHandlers {
  private static final String ARCHIVED = "sandbox_archived";

  private final AccessControl access;

  Customers(Firms firms, AccessControl access) {
    super(firms, "customers", firm -> firm.customers, List.of());
    this.access = access;
  }

  @Override
  List<JsonObject> find(Firm firm, Request request) {
    String mode = request.param("mode", "");
    List<JsonObject> found = super.find(firm, request);
    found.removeIf(row -> !isIn(row, mode));
    return access.withoutSepa(request, found);
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
  public Response get(Request request) {
    JsonObject row = Firm.require(firms.of(request).customers, request);
    return Response.json(200, access.withoutSepa(request, List.of(row)).get(0));
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

  /** The name of a customer in documents. */
  static String name(JsonObject customer) {
    String company = Json.text(customer, "company_name", "");
    return company.isEmpty()
        ? (Json.text(customer, "first_name", "") + " " + Json.text(customer, "last_name", ""))
            .strip()
        : company;
  }

  /** The quotes of a customer are deleted with them; a customer with invoices stays. */
  @Override
  void checkDeletable(Firm firm, JsonObject record) {
    if (!of(firm.invoices, record).isEmpty()) {
      throw ErrorResponses.unprocessable("Ce client a déjà été facturé");
    }
    of(firm.quotes, record).forEach(quote -> firm.quotes.remove(quote.get("id").getAsLong()));
  }

  private static List<JsonObject> of(Table documents, JsonObject customer) {
    Long id = Json.id(customer, "id");
    return documents.where(row -> id != null && id.equals(Json.id(row, "customer_id")));
  }

  Response archive(Request request) {
    return archived(request, true);
  }

  Response unarchive(Request request) {
    return archived(request, false);
  }

  private Response archived(Request request, boolean archived) {
    Firm.require(firms.of(request).customers, request).addProperty(ARCHIVED, archived);
    return Response.empty(200);
  }

  Response invoices(Request request) {
    return redirect(request, "invoices");
  }

  Response quotes(Request request) {
    return redirect(request, "quotes");
  }

  /** Redirects to a relative URL, as Rails does. */
  private Response redirect(Request request, String resource) {
    Firm firm = firms.of(request);
    JsonObject customer = Firm.require(firm.customers, request);
    String id = Json.text(customer, "id", "");
    return Response.empty(302)
        .withHeader("Location", "/firms/" + firm.id + "/" + resource + ".json?customer_id=" + id);
  }
}
