package io.github.facturier.facturationpro.support;

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
import org.jspecify.annotations.Nullable;

/**
 * Facturation.pro's errors: {@code errors} is a text, an array of texts, or an object with a text
 * or an array of texts a field; the token endpoint's have {@code error} and {@code
 * error_description}. A quota that is used up is a bare text, and some errors have nothing but a
 * reason phrase.
 *
 * <p>Source: introduction.md, lines 147-164 and 177.
 */
final class FacturationProErrors implements ErrorDecoder {
  private static final int NOT_IMPLEMENTED = 501;
  private static final int LONGEST_TEXT = 200;

  @Override
  public ErrorDetails decode(FailedAnswer answer) {
    String name = answer.status() == NOT_IMPLEMENTED ? "WRONG_CONTENT_TYPE" : null;
    JsonElement json = parse(answer.body());
    if (!(json instanceof JsonObject error)) {
      return new ErrorDetails(null, name, bare(answer.body()));
    }
    Map<String, List<String>> messages = new LinkedHashMap<>();
    if (error.get("errors") instanceof JsonObject fields) {
      fields.entrySet().forEach(field -> messages.put(field.getKey(), texts(field.getValue())));
    } else {
      add(messages, texts(error.get("errors")));
    }
    add(messages, texts(error.get("error_description")));
    return new ErrorDetails(text(error.get("error")), name, messages);
  }

  private static void add(Map<String, List<String>> messages, List<String> texts) {
    if (!texts.isEmpty()) {
      messages.put("", texts);
    }
  }

  private static @Nullable JsonElement parse(String body) {
    try {
      return JsonText.parse(body);
    } catch (JsonParseException notJson) {
      return null;
    }
  }

  /** {@code Retry later}, say; not a page for people. */
  private static Map<String, List<String>> bare(String body) {
    String text = body.strip();
    boolean isMessage =
        !text.isEmpty() && text.length() <= LONGEST_TEXT && "<{[".indexOf(text.charAt(0)) < 0;
    return isMessage ? Map.of("", List.of(text)) : Map.of();
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
