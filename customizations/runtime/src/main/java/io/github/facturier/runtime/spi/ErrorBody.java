package io.github.facturier.runtime.spi;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.github.facturier.runtime.error.ErrorDetails;
import io.github.facturier.runtime.internal.io.PlainText;
import io.github.facturier.runtime.internal.io.ReasonPhrase;
import io.github.facturier.runtime.json.Codec;
import io.github.facturier.runtime.json.JsonText;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages of an error from its body, in whatever shape a server sends them: JSON objects
 * with one of many keys, objects and arrays by field, problem details (RFC 9457), bare texts, XML.
 */
final class ErrorBody {
  /** Keys of messages, in lower case and without separators. */
  private static final Set<String> TEXTS =
      Set.of(
          "message",
          "messages",
          "msg",
          "error",
          "errors",
          "errordescription",
          "errormessage",
          "errormessages",
          "detail",
          "details",
          "title",
          "description",
          "reason");

  /** Those that no form has a field for. */
  private static final Set<String> NEVER_FIELDS =
      Set.of(
          "message",
          "messages",
          "msg",
          "errors",
          "errordescription",
          "errormessage",
          "errormessages");

  /** Keys that say which field an error is about. */
  private static final Set<String> FIELD_NAMES =
      Set.of("field", "property", "propertyname", "attribute", "parameter", "param");

  /** Keys of what describes the error and is no message. */
  private static final Set<String> METADATA =
      Set.of(
          "code",
          "errorcode",
          "status",
          "statuscode",
          "success",
          "ok",
          "type",
          "instance",
          "timestamp",
          "path",
          "traceid",
          "requestid",
          "correlationid",
          "stacktrace",
          "trace",
          "exception",
          "documentationurl",
          "helplink");

  private static final int LONGEST_PLAIN_TEXT = 1000;

  private final Map<String, List<String>> messages = new LinkedHashMap<>();

  private ErrorBody() {}

  /**
   * Reads a body.
   *
   * @param codes where the provider's own code may stand, with dots on the way; the first that is
   *     there counts
   */
  static ErrorDetails read(ErrorResponse response, String... codes) {
    ErrorBody body = new ErrorBody();
    JsonElement json = parse(response.body());
    if (json == null) {
      body.put("", PlainText.of(response.body(), LONGEST_PLAIN_TEXT));
      return new ErrorDetails(null, null, body.messages);
    }
    String code = null;
    if (json instanceof JsonObject object) {
      String path = code(object, response.status(), codes);
      code = path == null ? null : text(find(object, path));
      body.readRoot(object, path, response.status());
    } else if (json.isJsonArray() || isText(json)) {
      body.read("", json, false);
    }
    body.dropReason(ReasonPhrase.of(response.status()));
    String name = code == null ? null : response.names().get(code);
    return new ErrorDetails(code, name, body.messages);
  }

  /** Null if the body is not JSON, or was cut. */
  private static @Nullable JsonElement parse(String body) {
    JsonReader in = JsonText.reader(new StringReader(body));
    try {
      JsonElement json = Codec.JSON.readValue(in);
      boolean isWhole = in.peek() == JsonToken.END_DOCUMENT;
      return isWhole && json == null ? JsonNull.INSTANCE : isWhole ? json : null;
    } catch (IOException | JsonParseException | IllegalStateException | NumberFormatException e) {
      return null;
    }
  }

  /** Where the code stands; null if there is none. The HTTP status once more is no code. */
  private static @Nullable String code(JsonObject error, int status, String... paths) {
    for (String path : paths) {
      String code = text(find(error, path));
      if (code != null && !code.equals(String.valueOf(status))) {
        return path;
      }
    }
    return null;
  }

  private static @Nullable JsonElement find(JsonObject error, String path) {
    JsonElement found = error;
    for (String key : path.split("\\.")) {
      found = found instanceof JsonObject object ? object.get(key) : null;
    }
    return found;
  }

  private static @Nullable String text(@Nullable JsonElement json) {
    return json != null && json.isJsonPrimitive() ? json.getAsString() : null;
  }

  private void readRoot(JsonObject error, @Nullable String code, int status) {
    boolean isSuccess = status >= 200 && status < 300;
    boolean isBare = error.keySet().stream().noneMatch(key -> TEXTS.contains(normalized(key)));
    for (Map.Entry<String, JsonElement> entry : error.entrySet()) {
      String key = normalized(entry.getKey());
      JsonElement value = entry.getValue();
      if (TEXTS.contains(key)) {
        if (!entry.getKey().equals(code)) {
          read("", value, false);
        }
      } else if (!isSuccess && !METADATA.contains(key) && mayBeField(value, isBare)) {
        read(entry.getKey(), value, false);
      }
    }
    if (messages.isEmpty() && code != null && TEXTS.contains(normalized(code))) {
      put("", error.get(code).getAsString());
    }
  }

  private static boolean hasTextsOnly(JsonArray array) {
    for (JsonElement item : array) {
      if (!isText(item)) {
        return false;
      }
    }
    return true;
  }

  /** Beside a message, what is no list of texts is data rather than a message. */
  private static boolean mayBeField(JsonElement value, boolean isBare) {
    if (value.isJsonArray()) {
      return value.getAsJsonArray().size() > 0 && (isBare || hasTextsOnly(value.getAsJsonArray()));
    }
    return isBare && (value.isJsonObject() || isText(value));
  }

  private static boolean isText(JsonElement json) {
    return json.isJsonPrimitive() && json.getAsJsonPrimitive().isString();
  }

  private void read(String field, JsonElement json, boolean isItem) {
    if (json.isJsonArray()) {
      if (json.getAsJsonArray().isEmpty()) {
        putNothing(field);
      }
      json.getAsJsonArray().forEach(item -> read(field, item, true));
    } else if (json instanceof JsonObject object) {
      if (isError(object, isItem)) {
        readError(field, object);
      } else {
        object.entrySet().forEach(entry -> readField(field, entry.getKey(), entry.getValue()));
      }
    } else if (json.isJsonPrimitive() && !json.getAsJsonPrimitive().isBoolean()) {
      put(field, json.getAsString());
    } else {
      putNothing(field);
    }
  }

  private void readField(String parent, String name, JsonElement json) {
    read(join(parent, name), json, false);
  }

  /** Whether an object is an error itself; else its keys are fields. */
  private static boolean isError(JsonObject object, boolean isItem) {
    boolean isDescribed = isItem;
    boolean hasText = false;
    for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
      String key = normalized(entry.getKey());
      if (NEVER_FIELDS.contains(key)) {
        return true;
      }
      isDescribed |= METADATA.contains(key) || FIELD_NAMES.contains(key);
      hasText |= TEXTS.contains(key) && entry.getValue().isJsonPrimitive();
    }
    return isDescribed && hasText;
  }

  private void readError(String field, JsonObject error) {
    String name = "";
    for (Map.Entry<String, JsonElement> entry : error.entrySet()) {
      if (FIELD_NAMES.contains(normalized(entry.getKey())) && isText(entry.getValue())) {
        name = entry.getValue().getAsString();
      }
    }
    String target = join(field, name);
    error
        .entrySet()
        .forEach(
            entry -> {
              if (TEXTS.contains(normalized(entry.getKey()))) {
                read(target, entry.getValue(), false);
              }
            });
  }

  private static String join(String parent, String name) {
    return parent.isEmpty() || name.isEmpty() ? parent + name : parent + "." + name;
  }

  private static String normalized(String key) {
    return key.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  /** A field is wrong, and the server does not say why. */
  private void putNothing(String field) {
    if (!field.isEmpty()) {
      messages.computeIfAbsent(field, key -> new ArrayList<>());
    }
  }

  private void put(String field, String text) {
    List<String> texts = messages.get(field);
    if (text.isBlank() || texts != null && texts.contains(text)) {
      return;
    }
    messages.computeIfAbsent(field, key -> new ArrayList<>()).add(text);
  }

  /** A status in words says nothing beside a message. */
  private void dropReason(String reason) {
    List<String> texts = messages.get("");
    if (texts == null) {
      return;
    }
    if (messages.size() > 1 || texts.size() > 1) {
      texts.removeIf(reason::equalsIgnoreCase);
    }
    if (texts.isEmpty()) {
      messages.remove("");
    }
  }
}
