package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.ErrorResponseException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds or creates the buyer, seller, category and products of a document. */
final class ReferenceBinder {
  private static final List<String> BUYER_FIELDS =
      List.of(
          "name",
          "first_name",
          "last_name",
          "tax_no",
          "tax_no_kind",
          "street",
          "post_code",
          "city",
          "country",
          "email",
          "phone",
          "mobile_phone",
          "company",
          "bank",
          "bank_account",
          "note");
  private static final List<String> SELLER_FIELDS =
      List.of(
          "name",
          "tax_no",
          "tax_no_kind",
          "street",
          "post_code",
          "city",
          "country",
          "email",
          "phone",
          "fax",
          "www",
          "person",
          "bank",
          "bank_account");

  private final AccountState state;

  ReferenceBinder(AccountState state) {
    this.state = state;
  }

  /**
   * Binds a document to a contact, and copies the details of the contact.
   *
   * @throws ErrorResponseException 422 if the contact is unknown, or the document has neither
   *     contact nor name
   */
  void bindBuyer(JsonObject invoice) {
    nameBuyer(invoice);
    Long id = Json.id(invoice, "client_id");
    JsonObject client = null;
    if (id != null && id > 0) {
      client = state.clients.find(id);
      if (client == null) {
        throw ErrorResponses.invalid("client_id", ErrorResponses.UNKNOWN);
      }
    } else if (!Json.blank(invoice, "buyer_name")) {
      client = id == null ? recognise(invoice) : null;
      client = client == null ? createClient(invoice) : client;
    } else if (!"incomplete".equals(Json.text(invoice, "status"))) {
      throw ErrorResponses.invalid("buyer_name", ErrorResponses.BLANK);
    }
    if (client != null) {
      bind(invoice, client);
    }
  }

  private static void nameBuyer(JsonObject invoice) {
    if (Json.blank(invoice, "buyer_name")) {
      String first = Json.text(invoice, "buyer_first_name", "");
      String name = (first + " " + Json.text(invoice, "buyer_last_name", "")).strip();
      if (!name.isEmpty()) {
        invoice.addProperty("buyer_name", name);
      }
    }
  }

  private void bind(JsonObject invoice, JsonObject client) {
    invoice.add("client_id", client.get("id"));
    boolean override = Json.flag(invoice, "buyer_override");
    for (String field : BUYER_FIELDS) {
      if (override) {
        Json.copy(invoice, "buyer_" + field, client, field);
      }
      Json.copy(client, field, invoice, "buyer_" + field);
    }
  }

  private @Nullable JsonObject recognise(JsonObject invoice) {
    for (String field : List.of("tax_no", "email", "name")) {
      String wanted = Json.text(invoice, "buyer_" + field);
      JsonObject found =
          wanted == null || wanted.isBlank()
              ? null
              : state.clients.first(client -> wanted.equals(Json.text(client, field)));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private JsonObject createClient(JsonObject invoice) {
    JsonObject input = new JsonObject();
    for (String field : BUYER_FIELDS) {
      Json.copy(invoice, "buyer_" + field, input, field);
    }
    return new Clients(state).add(input);
  }

  /**
   * Binds a document to its department, or to the main department.
   *
   * @throws ErrorResponseException 422 if the department is unknown
   */
  void bindSeller(JsonObject invoice) {
    Long id = Json.id(invoice, "department_id");
    String name = Json.text(invoice, "seller_name");
    JsonObject department;
    if (id != null) {
      department = state.departments.find(id);
      if (department == null) {
        throw ErrorResponses.invalid("department_id", ErrorResponses.UNKNOWN);
      }
    } else if (name != null && !name.isBlank()) {
      department = state.departments.first(row -> name.equals(Json.text(row, "name")));
      department = department == null ? createDepartment(invoice, name) : department;
    } else {
      department = state.departments.first(row -> Json.flag(row, "main"));
    }
    if (department != null) {
      invoice.add("department_id", department.get("id"));
      for (String field : SELLER_FIELDS) {
        Json.copy(department, field, invoice, "seller_" + field);
      }
    }
  }

  private JsonObject createDepartment(JsonObject invoice, String name) {
    JsonObject department = Json.object("name", name, "shortcut", name, "main", false);
    for (String field : SELLER_FIELDS) {
      Json.copy(invoice, "seller_" + field, department, field);
    }
    return state.departments.add(state.stamp(department));
  }

  /** Binds a document to a category, found by identifier or name, or created. */
  void bindCategory(JsonObject invoice) {
    String category = Json.text(invoice, "category_id", "");
    if (category.isBlank() || state.categories.find(Json.id(category)) != null) {
      return;
    }
    JsonObject named = state.categories.first(row -> category.equals(Json.text(row, "name")));
    JsonObject found =
        named == null ? state.categories.add(state.stamp(Json.object("name", category))) : named;
    invoice.add("category_id", found.get("id"));
  }

  /**
   * Completes a line from its product. A line with an unknown name creates a product.
   *
   * @throws ErrorResponseException 422 if the product is unknown, or the line has neither product
   *     nor name
   */
  void bindProduct(JsonObject invoice, JsonObject position) {
    Long id = Json.id(position, "product_id");
    if (id == null) {
      if (Json.blank(position, "name")) {
        throw ErrorResponses.invalid("positions.name", ErrorResponses.BLANK);
      }
      if (Json.blank(position, "kind")) {
        position.add("product_id", productOf(position).get("id"));
      }
      return;
    }
    JsonObject product = state.products.find(id);
    if (product == null) {
      throw ErrorResponses.invalid("positions.product_id", ErrorResponses.UNKNOWN);
    }
    JsonObject price = new PriceLists(state).priceFor(invoice, product);
    if (Json.blank(position, "name") || !Json.flag(invoice, "update_product_name")) {
      Json.copy(product, "name", position, "name");
    }
    for (String field : List.of("code", "description", "quantity_unit", "additional_info")) {
      if (Json.blank(position, field)) {
        Json.copy(product, field, position, field);
      }
    }
    if (Json.blank(position, "tax")) {
      Json.copy(price, "tax", position, "tax");
    }
    if (List.of("price_net", "price_gross", "total_price_net", "total_price_gross").stream()
        .allMatch(field -> Json.blank(position, field))) {
      Json.copy(price, "price_gross", position, "price_gross");
    }
  }

  private JsonObject productOf(JsonObject position) {
    String name = Json.text(position, "name", "");
    String code = Json.text(position, "code");
    JsonObject known =
        state.products.first(
            row ->
                name.equals(Json.text(row, "name"))
                    && (code == null || Objects.equals(code, Json.text(row, "code"))));
    if (known != null) {
      return known;
    }
    JsonObject line = position.deepCopy();
    InvoiceTotals.compute(new JsonObject(), List.of(line));
    JsonObject product = Json.object("name", name);
    for (String field : List.of("code", "description", "quantity_unit", "tax", "price_gross")) {
      Json.copy(line, field, product, field);
    }
    return new Products(state).add(product);
  }
}
