package io.github.facturier.sandbox.facturationpro;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.facturier.sandbox.data.Json;
import io.github.facturier.sandbox.http.ErrorResponseException;
import io.github.facturier.sandbox.http.Response;

/** Error responses in the format of Facturation.pro. */
final class ErrorResponses {
  static final String BLANK = "doit être rempli";
  static final String UNKNOWN = "n'existe pas";

  private ErrorResponses() {}

  /** Status 401. */
  static ErrorResponseException unauthorized() {
    return new ErrorResponseException(
        Response.json(401, Json.object("errors", "Unauthorized"))
            .withHeader("WWW-Authenticate", "Basic realm=\"Facturation.pro\""));
  }

  /** Status 403 with one message. */
  static ErrorResponseException forbidden(String message) {
    return new ErrorResponseException(Response.json(403, Json.object("errors", message)));
  }

  /** Status 404 with a reason phrase and no body, as documented. */
  static ErrorResponseException notFound() {
    return new ErrorResponseException(
        Response.empty(404).withReason("The record could not be found"));
  }

  /** Status 400 with one message. */
  static ErrorResponseException badRequest(String message) {
    return new ErrorResponseException(Response.json(400, Json.object("errors", message)));
  }

  /** Status 422 with an array of messages. */
  static ErrorResponseException unprocessable(String message) {
    JsonArray messages = new JsonArray();
    messages.add(message);
    return new ErrorResponseException(Response.json(422, Json.object("errors", messages)));
  }

  /** Status 422 with a message for one field. */
  static ErrorResponseException invalid(String field, String message) {
    JsonArray messages = new JsonArray();
    messages.add(message);
    JsonObject byField = new JsonObject();
    byField.add(field, messages);
    return new ErrorResponseException(Response.json(422, Json.object("errors", byField)));
  }

  /** Status 501: the body is not JSON, or not declared as such. */
  static ErrorResponseException wrongContentType() {
    return new ErrorResponseException(Response.empty(501));
  }

  /** An error of the token endpoint. */
  static ErrorResponseException oauth(int status, String code, String description) {
    return new ErrorResponseException(
        Response.json(status, Json.object("error", code, "error_description", description)));
  }
}
