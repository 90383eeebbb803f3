package io.github.facturier.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** Refusals in the shapes of VosFactures. */
final class VosErrors {
  static final String BLANK = "doit être rempli(e)";
  static final String UNKNOWN = "n'existe pas";

  private VosErrors() {}

  static Refusal unauthorized() {
    return refusal(401, "You must be logged in to gain access to the site");
  }

  static Refusal notFound() {
    return refusal(404, "Not found");
  }

  /** Status 422 with one text. */
  static Refusal invalid(String message) {
    return refusal(422, message);
  }

  /** Status 422 with a message for one field. */
  static Refusal invalid(String field, String message) {
    JsonArray messages = new JsonArray();
    messages.add(message);
    JsonObject byField = new JsonObject();
    byField.add(field, messages);
    return new Refusal(Reply.json(422, Json.object("code", "error", "message", byField)));
  }

  /** Status 200 with an error all the same, as the emails do it. */
  static Refusal emailRefused(String message) {
    return new Refusal(Reply.json(200, Json.object("status", "error", "message", message)));
  }

  private static Refusal refusal(int status, String message) {
    return new Refusal(Reply.json(status, Json.object("code", "error", "message", message)));
  }
}
