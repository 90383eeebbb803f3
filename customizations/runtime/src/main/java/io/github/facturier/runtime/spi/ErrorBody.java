package io.github.facturier.runtime.spi;

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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Extracts the messages of an error from its body, in any format: JSON objects with one of many
 * keys, objects and arrays by field, problem details (RFC 9457), plain text, XML. No text is lost:
 * a text that is not about the whole request becomes a message of the field that its key names.
 */
final class ErrorBody {
  /** Keys of messages, normalized: lower case without separators. */
  private static final Set<String> TEXTS =
      Set.of(
          "message",
          "messages",
          "msg",
          "text",
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

  /** Keys of messages that are never names of fields. */
  private static final Set<String> NEVER_FIELDS =
      Set.of(
          "message",
          "messages",
          "msg",
          "errors",
          "errordescription",
          "errormessage",
          "errormessages");

  /** Keys of messages that may also be names of fields. */
  private static final Set<String> MAYBE_FIELDS =
      Set.of("text", "detail", "details", "title", "description", "reason");

  /** Keys whose values are errors by field. */
  private static final Set<String> CONTAINERS =
      Set.of("errors", "fields", "fielderrors", "invalidparams", "violations", "validationerrors");

  /** Keys whose value is the name of the field. */
  private static final Set<String> FIELD_NAMES =
      Set.of(
          "field",
          "property",
          "propertyname",
          "propertypath",
          "attribute",
          "parameter",
          "param",
          "pointer");

  /** The key of the field's name in an element of a list of errors. */
  private static final String NAME = "name";

  /** Keys that describe the error. A single word or a URL there is not a message. */
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
          "path",
          "traceid",
          "requestid",
          "correlationid",
          "exception",
          "documentationurl",
          "helplink");

  /** Keys of diagnostic data for the provider, which is not a message. */
  private static final Set<String> TRACES = Set.of("timestamp", "stacktrace", "trace");

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]+");
  private static final int MAX_PLAIN_TEXT = 1000;

  private final Map<String, List<String>> messages = new LinkedHashMap<>();

  /** Texts that are used if there is no message. */
  private final List<String> lastResort = new ArrayList<>();

  /** The provider's error code; null if there is none. */
  private final @Nullable JsonElement code;

  private ErrorBody(@Nullable JsonElement code) {
    this.code = code;
  }

  /**
   * Reads a body.
   *
   * @param codes the possible paths of the provider's error code, with dots; the first that exists
   *     is used
   */
  static ErrorDetails read(ErrorResponse response, String... codes) {
    JsonElement json = parse(response.body());
    if (json == null) {
      ErrorBody text = new ErrorBody(null);
      text.put("", PlainText.of(response.body(), MAX_PLAIN_TEXT));
      return new ErrorDetails(null, null, text.messages);
    }
    JsonElement code = json instanceof JsonObject object ? code(object, response, codes) : null;
    ErrorBody body = new ErrorBody(code);
    if (json instanceof JsonObject object) {
      body.readRoot(object);
    } else if (json.isJsonArray() || isText(json)) {
      body.read("", json, false);
    }
    if (body.messages.isEmpty()) {
      body.lastResort.forEach(text -> body.put("", text));
    }
    body.dropReason(ReasonPhrase.of(response.status()));
    String name = code == null ? null : response.names().get(code.getAsString());
    return new ErrorDetails(code == null ? null : code.getAsString(), name, body.messages);
  }

  /** Returns null if the body is not JSON, or is truncated. */
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

  /** Returns the code; null if there is none. The HTTP status or a sentence is not a code. */
  private static @Nullable JsonElement code(
      JsonObject error, ErrorResponse response, String... paths) {
    for (String path : paths) {
      JsonElement found = find(error, path);
      if (found != null
          && isCode(found)
          && !found.getAsString().equals(String.valueOf(response.status()))) {
        return found;
      }
    }
    return null;
  }

  private static boolean isCode(JsonElement json) {
    return json.isJsonPrimitive()
        && !json.getAsJsonPrimitive().isBoolean()
        && CODE.matcher(json.getAsString()).matches();
  }

  private static @Nullable JsonElement find(JsonObject error, String path) {
    JsonElement found = error;
    for (String key : path.split("\\.")) {
      found = found instanceof JsonObject object ? object.get(key) : null;
    }
    return found;
  }

  private static boolean isText(JsonElement json) {
    return json.isJsonPrimitive() && json.getAsJsonPrimitive().isString();
  }

  /** Reads a value that consists of messages: all texts and numbers at any depth. */
  private void read(String field, JsonElement json, boolean isItem) {
    if (json.isJsonArray()) {
      if (json.getAsJsonArray().isEmpty()) {
        putNothing(field);
      }
      json.getAsJsonArray().forEach(item -> read(field, item, true));
    } else if (json instanceof JsonObject object) {
      if (isError(object, isItem)) {
        readError(field, object, isItem);
      } else {
        readFields(field, object);
      }
    } else if (json.isJsonPrimitive() && !json.getAsJsonPrimitive().isBoolean()) {
      put(field, json.getAsString());
    } else {
      putNothing(field);
    }
  }

  private void readFields(String parent, JsonObject fields) {
    fields.entrySet().forEach(entry -> read(join(parent, entry.getKey()), entry.getValue(), false));
  }

  /** Reads a value next to messages: only texts are messages. */
  private void readData(String field, JsonElement json, boolean isItem) {
    if (json instanceof JsonObject object && !isError(object, false)) {
      for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
        readData(join(field, entry.getKey()), entry.getValue(), false);
      }
    } else if (json.isJsonArray()) {
      json.getAsJsonArray().forEach(item -> readData(field, item, true));
    } else if (json.isJsonObject() || isText(json)) {
      read(field, json, isItem);
    }
  }

  /** Whether an object is an error. Otherwise its keys are fields. */
  private static boolean isError(JsonObject object, boolean isItem) {
    boolean isDescribed = isItem;
    boolean hasText = false;
    for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
      String key = normalized(entry.getKey());
      if (NEVER_FIELDS.contains(key)) {
        return true;
      }
      isDescribed |= isMetadata(key) || FIELD_NAMES.contains(key);
      hasText |= TEXTS.contains(key) && entry.getValue().isJsonPrimitive();
    }
    return isDescribed && hasText;
  }

  private void readRoot(JsonObject error) {
    boolean isForm = isForm(error);
    error.entrySet().forEach(entry -> readPart("", entry.getKey(), entry.getValue(), isForm));
  }

  /** Reads an error: messages, fields and metadata. */
  private void readError(String parent, JsonObject error, boolean isItem) {
    String nameKey = nameKey(error, isItem);
    String field = nameKey == null ? parent : join(parent, error.get(nameKey).getAsString());
    for (Map.Entry<String, JsonElement> entry : error.entrySet()) {
      if (!entry.getKey().equals(nameKey)) {
        readPart(field, entry.getKey(), entry.getValue(), false);
      }
    }
  }

  /** Returns the key whose value is the field's name; null if there is none. */
  private static @Nullable String nameKey(JsonObject error, boolean isItem) {
    String found = null;
    for (Map.Entry<String, JsonElement> entry : error.entrySet()) {
      String key = normalized(entry.getKey());
      if (isText(entry.getValue())) {
        if (FIELD_NAMES.contains(key)) {
          return entry.getKey();
        }
        found = isItem && key.equals(NAME) ? entry.getKey() : found;
      }
    }
    return found;
  }

  /** Whether all keys are fields. A title is then a field, too. */
  private static boolean isForm(JsonObject error) {
    boolean hasFields = false;
    for (String name : error.keySet()) {
      String key = normalized(name);
      if (NEVER_FIELDS.contains(key)) {
        return false;
      }
      hasFields |= !TEXTS.contains(key) && !isMetadata(key) && !CONTAINERS.contains(key);
    }
    return hasFields;
  }

  private static boolean isMetadata(String key) {
    return METADATA.contains(key) || TRACES.contains(key);
  }

  private void readPart(String field, String name, JsonElement value, boolean isForm) {
    String key = normalized(name);
    if (CONTAINERS.contains(key)) {
      readContainer(field, value);
    } else if (isForm && MAYBE_FIELDS.contains(key) && value.isJsonArray()) {
      read(join(field, name), value, false);
    } else if (value == code) {
      lastResort.addAll(TEXTS.contains(key) ? List.of(value.getAsString()) : List.of());
    } else if (TEXTS.contains(key)) {
      read(field, value, false);
    } else if (TRACES.contains(key) || METADATA.contains(key) && value.isJsonPrimitive()) {
      readMetadata(field, value, METADATA.contains(key));
    } else {
      readData(join(field, name), value, false);
    }
  }

  /**
   * Reads an object whose keys are fields. A message that is not a list is about the whole request.
   */
  private void readContainer(String field, JsonElement json) {
    if (json instanceof JsonObject object) {
      object.entrySet().forEach(entry -> readMember(field, entry.getKey(), entry.getValue()));
    } else {
      read(field, json, false);
    }
  }

  private void readMember(String field, String name, JsonElement value) {
    boolean isWhole = NEVER_FIELDS.contains(normalized(name)) && !value.isJsonArray();
    read(isWhole ? field : join(field, name), value, false);
  }

  private void readMetadata(String field, JsonElement value, boolean isDescription) {
    if (!value.isJsonPrimitive()) { // for example a stack trace
      lastResort.add(value.toString());
    } else if (isDescription && isText(value) && hasBlank(value.getAsString())) {
      put(field, value.getAsString());
    } else if (isText(value) && !value.getAsString().matches("(?i)true|false")) {
      lastResort.add(value.getAsString());
    }
  }

  private static boolean hasBlank(String text) {
    return text.strip().chars().anyMatch(Character::isWhitespace);
  }

  private static String join(String parent, String name) {
    return parent.isEmpty() || name.isEmpty() ? parent + name : parent + "." + name;
  }

  private static String normalized(String key) {
    return key.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  /** Adds a field that is invalid without a message. */
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

  /** Removes the reason phrase if there are other messages. */
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
