package io.github.facturier.myclementine.support;

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
 * MyClementine's errors: {@code success} is the text {@code "false"}, whatever the HTTP status. The
 * documentation shows none; {@code message} is a text, or an object with texts a field.
 */
final class MyClementineErrors implements ErrorDecoder {
  @Override
  public ErrorDetails decode(FailedAnswer answer) {
    JsonElement json;
    try {
      json = JsonText.parse(answer.body());
    } catch (JsonParseException notJson) {
      return ErrorDetails.NONE;
    }
    return json instanceof JsonObject error
        ? new ErrorDetails(null, null, messages(error.get("message")))
        : ErrorDetails.NONE;
  }

  @Override
  public boolean isError(Function<String, @Nullable JsonElement> field) {
    return "false".equals(text(field.apply("success")));
  }

  private static Map<String, List<String>> messages(@Nullable JsonElement message) {
    Map<String, List<String>> messages = new LinkedHashMap<>();
    if (message instanceof JsonObject fields) {
      fields.entrySet().forEach(field -> messages.put(field.getKey(), texts(field.getValue())));
    } else if (message != null && !texts(message).isEmpty()) {
      messages.put("", texts(message));
    }
    return messages;
  }

  private static List<String> texts(JsonElement json) {
    List<String> texts = new ArrayList<>();
    if (json.isJsonArray()) {
      json.getAsJsonArray().forEach(item -> texts.addAll(texts(item)));
    } else if (!json.isJsonNull()) {
      texts.add(String.valueOf(text(json)));
    }
    return texts;
  }

  private static @Nullable String text(@Nullable JsonElement json) {
    if (json == null || json.isJsonNull()) {
      return null;
    }
    return json.isJsonPrimitive() ? json.getAsString() : json.toString();
  }
}
