package io.github.facturier.sandbox.factomos;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.ErrorResponseException;
import io.github.facturier.sandbox.http.Response;
import java.util.Map;
import java.util.Set;

/** Error responses of Factomos: a code, whose meaning depends on the action, with status 200. */
final class ErrorResponses {
  private static final Set<String> CLIENT_ACTIONS = Set.of("getClient", "editClient");

  /** From version 1.29 of the documentation; -9 and -21 depend on the action. */
  private static final Map<Integer, String> MESSAGES =
      Map.ofEntries(
          Map.entry(-1, "Missing Token"),
          Map.entry(-2, "Missing Crypted Request"),
          Map.entry(-3, "Invalid Token"),
          Map.entry(-4, "Too many API calls for the day"),
          Map.entry(-5, "Invalid Crypted Request"),
          Map.entry(-6, "Action not found or invalid"),
          Map.entry(-8, "Missing parameter client_id"),
          Map.entry(-9, "Missing parameter client_id"),
          Map.entry(-10, "Client not found"),
          Map.entry(-11, "Missing parameter category"),
          Map.entry(-12, "Missing parameter client_company_name"),
          Map.entry(-13, "Missing parameter service_id"),
          Map.entry(-14, "Service not found"),
          Map.entry(-15, "Missing parameter service_name"),
          Map.entry(-16, "Missing parameter price"),
          Map.entry(-17, "Missing parameter invoice_id"),
          Map.entry(-18, "Missing parameter amount"),
          Map.entry(-19, "Missing parameter payment_type"),
          Map.entry(-20, "Invoice not found"),
          Map.entry(-21, "Missing parameter supplier_id"),
          Map.entry(-23, "Missing parameter expense_id"),
          Map.entry(-24, "Expense not found"),
          Map.entry(-25, "Missing parameter estimate_id"),
          Map.entry(-26, "Estimate not found"),
          Map.entry(
              -27, "The category of the service must be one of the following (services, produits)"),
          Map.entry(-28, "Your Token is not associated with a Factomos account"),
          Map.entry(-29, "Missing parameter username"),
          Map.entry(-30, "Username not available"),
          Map.entry(-31, "Missing auth_token"),
          Map.entry(-32, "Invalid auth_token"),
          Map.entry(-33, "Action not authorized"),
          Map.entry(-34, "No session"),
          Map.entry(-35, "Missing parameter company_id"),
          Map.entry(-36, "Account not found"),
          Map.entry(-37, "Missing parameter subscription_status"),
          Map.entry(-38, "Parameter subscription_status invalid"),
          Map.entry(-39, "Missing parameter invoice_status"),
          Map.entry(-40, "Invalid parameter invoice_status"),
          Map.entry(-41, "Invalid parameter page_index"));

  private ErrorResponses() {}

  static ErrorResponseException of(String action, int code) {
    return new ErrorResponseException(response(action, code));
  }

  static Response response(String action, int code) {
    return Response.json(200, with(new JsonObject(), code, message(action, code)));
  }

  /** The result of a successful action. */
  static JsonObject ok(JsonObject result) {
    return with(result, 0, "OK");
  }

  private static JsonObject with(JsonObject result, int code, String message) {
    result.add("error", Json.object("code", code, "message", message));
    return result;
  }

  private static String message(String action, int code) {
    if (code == -9 && CLIENT_ACTIONS.contains(action)) {
      return "Client not found";
    }
    return code == -21 && action.equals("editPayment")
        ? "Several payments for this invoice, you have to add the parameter payment_id"
        : MESSAGES.getOrDefault(code, "Error " + code);
  }
}
