package io.github.facturier.sandbox.vosfactures;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.ErrorResponseException;
import io.github.facturier.sandbox.http.Reply;

/** Refusals in the shapes of VosFactures. */
final class ErrorResponses {
  static final String BLANK = "doit être rempli(e)";
  static final String UNKNOWN = "n'existe pas";

  private ErrorResponses() {}

  static ErrorResponseException unauthorized() {
    return refusal(401, "You must be logged in to gain access to the site");
  }

  static ErrorResponseException notFound() {
    return refusal(404, "Not found");
  }

  /** Status 422 with one text. */
  static ErrorResponseException invalid(String message) {
    return refusal(422, message);
  }

  /** Status 422 with a message for one field. */
  static ErrorResponseException invalid(String field, String message) {
    JsonArray messages = new JsonArray();
    messages.add(message);
    JsonObject byField = new JsonObject();
    byField.add(field, messages);
    return new ErrorResponseException(
        Reply.json(422, Json.object("code", "error", "message", byField)));
  }

  /** Status 200 with an error all the same, as the emails do it. */
  static ErrorResponseException emailRefused(String message) {
    return new ErrorResponseException(
        Reply.json(200, Json.object("status", "error", "message", message)));
  }

  private static ErrorResponseException refusal(int status, String message) {
    return new ErrorResponseException(
        Reply.json(status, Json.object("code", "error", "message", message)));
  }
}
