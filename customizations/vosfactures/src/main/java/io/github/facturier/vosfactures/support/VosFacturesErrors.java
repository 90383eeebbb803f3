package io.github.facturier.vosfactures.support;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.github.facturier.runtime.ErrorDecoder;
import io.github.facturier.runtime.ErrorDetails;
import io.github.facturier.runtime.FailedAnswer;
import io.github.facturier.runtime.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * VosFactures' errors: {@code code} or {@code status} is {@code "error"}, {@code message} is a
 * text, or an object with an array of texts a field. Some come with status 200.
 */
final class VosFacturesErrors implements ErrorDecoder {
  private static final String ERROR = "error";

  @Override
  public ErrorDetails decode(FailedAnswer answer) {
    JsonElement json;
    try {
      json = JsonText.parse(answer.body());
    } catch (JsonParseException notJson) {
      return ErrorDetails.NONE;
    }
    if (!(json instanceof JsonObject error)) {
      return ErrorDetails.NONE;
    }
    String code = text(error.get("code"));
    return new ErrorDetails(code == null ? text(error.get("status")) : code, null, messages(error));
  }

  @Override
  public boolean isError(Function<String, @Nullable JsonElement> field) {
    return ERROR.equals(text(field.apply("code"))) || ERROR.equals(text(field.apply("status")));
  }

  private static Map<String, List<String>> messages(JsonObject error) {
    Map<String, List<String>> messages = new LinkedHashMap<>();
    if (error.get("message") instanceof JsonObject fields) {
      fields.entrySet().forEach(field -> messages.put(field.getKey(), texts(field.getValue())));
    } else {
      List<String> texts = texts(error.get("message"));
      if (!texts.isEmpty()) {
        messages.put("", texts);
      }
    }
    return messages;
  }

  private static List<String> texts(@Nullable JsonElement json) {
    if (json != null && json.isJsonArray()) {
      List<String> texts = new ArrayList<>();
      json.getAsJsonArray().forEach(item -> texts.add(String.valueOf(text(item))));
      return texts;
    }
    String text = text(json);
    return text == null ? List.of() : List.of(text);
  }

  private static @Nullable String text(@Nullable JsonElement json) {
    if (json == null || json.isJsonNull()) {
      return null;
    }
    return json.isJsonPrimitive() ? json.getAsString() : json.toString();
  }
}
