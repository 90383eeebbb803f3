package io.github.facturier.runtime.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.error.WebhookTokenException;
import java.util.function.Predicate;

/** The body of a webhook event as JSON, whatever the event. Used by generated dispatchers. */
public final class WebhookBody {
  private final JsonObject json;

  private WebhookBody(JsonObject json) {
    this.json = json;
  }

  /**
   * Parses a body.
   *
   * @param name the name of the event, for messages
   * @throws IllegalArgumentException if an argument is null
   * @throws DecodingException if the text is not JSON, or is not an object: {@code []} is no event
   */
  public static WebhookBody parse(String name, String text) {
    Checks.required("WebhookBody.parse", "name", name);
    Checks.required("WebhookBody.parse", "text", text);
    JsonElement json = Codec.JSON.parse(name, text);
    if (json instanceof JsonObject object) {
      return new WebhookBody(object);
    }
    throw DecodingErrors.notAnObject(name, json);
  }

  /** The whole body. */
  public JsonElement json() {
    return json;
  }

  /** The text of a field at the root; empty if it is absent, null, an object or a list. */
  public String text(String field) {
    JsonElement value = json.get(field);
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }

  /**
   * Verifies the token of the body.
   *
   * @param method the caller, for messages
   * @param field the field of the token
   * @param matches compares a received token in constant time
   * @throws WebhookTokenException if the token is missing, or is another one
   */
  public void verify(String method, String field, Predicate<String> matches) {
    String received = text(field);
    if (received.isEmpty()) {
      throw WebhookTokenException.missing(method, field);
    }
    if (!matches.test(received)) {
      throw WebhookTokenException.mismatch(method, field);
    }
  }
}
