package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.ErrorResponseException;
import io.github.facturier.sandbox.http.Response;

/** Error responses in the format of VosFactures. */
final class ErrorResponses {
  static final String BLANK = "doit être rempli(e)";
  static final String UNKNOWN = "n'existe pas";

  private ErrorResponses() {}

  static ErrorResponseException unauthorized() {
    return error(401, "You must be logged in to gain access to the site");
  }

  static ErrorResponseException notFound() {
    return error(404, "Not found");
  }

  /** Status 422 with one message. */
  static ErrorResponseException invalid(String message) {
    return error(422, message);
  }

  /** Status 422 with a message for one field. */
  static ErrorResponseException invalid(String field, String message) {
    JsonArray messages = new JsonArray();
    messages.add(message);
    JsonObject byField = new JsonObject();
    byField.add(field, messages);
    return new ErrorResponseException(
        Response.json(422, Json.object("code", "error", "message", byField)));
  }

  /** Status 200 with an error in the body, as VosFactures does for emails. */
  static ErrorResponseException emailError(String message) {
    return new ErrorResponseException(
        Response.json(200, Json.object("status", "error", "message", message)));
  }

  private static ErrorResponseException error(int status, String message) {
    return new ErrorResponseException(
        Response.json(status, Json.object("code", "error", "message", message)));
  }
}
