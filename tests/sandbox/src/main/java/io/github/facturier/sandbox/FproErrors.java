package io.github.facturier.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** Refusals in the shapes of Facturation.pro. */
final class FproErrors {
  static final String BLANK = "doit être rempli";
  static final String UNKNOWN = "n'existe pas";

  private FproErrors() {}

  /** Status 401. */
  static Refusal unauthorized() {
    return new Refusal(
        Reply.json(401, Json.object("errors", "Unauthorized"))
            .with("WWW-Authenticate", "Basic realm=\"Facturation.pro\""));
  }

  /** Status 403 with one text. */
  static Refusal forbidden(String message) {
    return new Refusal(Reply.json(403, Json.object("errors", message)));
  }

  /** Status 404 with nothing but a reason phrase, as the documentation shows it. */
  static Refusal notFound() {
    return new Refusal(Reply.empty(404).because("The record could not be found"));
  }

  /** Status 400 with one text. */
  static Refusal malformed(String message) {
    return new Refusal(Reply.json(400, Json.object("errors", message)));
  }

  /** Status 422 with an array of texts. */
  static Refusal refused(String message) {
    JsonArray messages = new JsonArray();
    messages.add(message);
    return new Refusal(Reply.json(422, Json.object("errors", messages)));
  }

  /** Status 422 with a message for one field. */
  static Refusal invalid(String field, String message) {
    JsonArray messages = new JsonArray();
    messages.add(message);
    JsonObject byField = new JsonObject();
    byField.add(field, messages);
    return new Refusal(Reply.json(422, Json.object("errors", byField)));
  }

  /** Status 501: the body is not JSON, or not declared as such. */
  static Refusal wrongContentType() {
    return new Refusal(Reply.empty(501));
  }

  /** A refusal of the token endpoint. */
  static Refusal oauth(int status, String code, String description) {
    return new Refusal(
        Reply.json(status, Json.object("error", code, "error_description", description)));
  }
}
