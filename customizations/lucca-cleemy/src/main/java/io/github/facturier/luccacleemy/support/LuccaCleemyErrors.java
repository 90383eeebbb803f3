package io.github.facturier.luccacleemy.support;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.github.facturier.runtime.ErrorDecoder;
import io.github.facturier.runtime.ErrorDetails;
import io.github.facturier.runtime.FailedAnswer;
import io.github.facturier.runtime.JsonText;
import java.util.List;
import java.util.Map;

/**
 * Lucca's errors: {@code {"Status": 401, "Message": "Unauthorized"}}, always with the HTTP status
 * that they name. {@code StackTrace} is of use to Lucca only, and stays in the body.
 *
 * <p>Source: official_docs_excerpts.md, section G.
 */
final class LuccaCleemyErrors implements ErrorDecoder {
  @Override
  public ErrorDetails decode(FailedAnswer answer) {
    JsonElement json;
    try {
      json = JsonText.parse(answer.body());
    } catch (JsonParseException notJson) {
      return ErrorDetails.NONE;
    }
    JsonElement message = json instanceof JsonObject error ? error.get("Message") : null;
    return message != null && message.isJsonPrimitive()
        ? new ErrorDetails(null, null, Map.of("", List.of(message.getAsString())))
        : ErrorDetails.NONE;
  }
}
