package io.github.facturier.runtime.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.internal.io.BoundedJsonReader;
import io.github.facturier.runtime.internal.io.ErrorInSuccessException;
import io.github.facturier.runtime.internal.io.PlainText;
import io.github.facturier.runtime.internal.redact.Redactor;
import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Converts Gson's exceptions to {@link DecodingException}s that name model, field and path. */
final class DecodingErrors {
  private static final int MAX_PATH = 300;

  private DecodingErrors() {}

  interface Action<T> {
    T run() throws IOException;
  }

  /** Runs a decoding step. {@code what} is the name of the model, for messages. */
  static <T> T guard(String what, JsonReader in, Action<T> action) throws IOException {
    try {
      return action.run();
    } catch (DecodingException | ErrorInSuccessException e) {
      throw e;
    } catch (MalformedJsonException | EOFException | JsonParseException e) {
      throw malformed(what, in, e);
    } catch (RuntimeException e) {
      throw invalidValue(what, false, in, e);
    }
  }

  /** Checks that a document is one non-null value without trailing text. */
  static <T> T whole(String what, JsonReader in, @Nullable T value) throws IOException {
    if (value == null) {
      throw error(what + ": expected a JSON document, found null", null);
    }
    if (in.peek() != JsonToken.END_DOCUMENT) {
      throw error(at(what, in.getPath()) + "text after the end of the JSON document", null);
    }
    return value;
  }

  /**
   * For an invalid value. A text or a number is already consumed when it is found invalid; other
   * values are not.
   */
  static DecodingException invalidValue(
      String what, boolean secret, JsonReader in, RuntimeException e) throws IOException {
    boolean isRead = e instanceof JsonTypeMismatchException;
    String path = isRead ? in.getPreviousPath() : in.getPath();
    String place = at(what, path);
    if (secret || Redactor.isSecretName(path.substring(path.lastIndexOf('.') + 1))) {
      return error(place + "invalid value, not shown because it is a secret", null);
    }
    return error(place + (isRead ? e.getMessage() : reason(e) + ahead(in)), null);
  }

  /** For a document that is not an object. Does not show it, since it may contain secrets. */
  static DecodingException notAnObject(String what, JsonElement json) {
    String found = json.isJsonArray() ? "a list" : "a single value";
    return error(at(what, "$") + "expected an object, found " + found, null);
  }

  /** For a required property that is absent or has no value. */
  static DecodingException missing(Property<?> property, boolean isAbsent, JsonReader in) {
    String place = at(property.toString(), in.getPreviousPath() + "." + property.name);
    return error(place + "required, but " + (isAbsent ? "missing" : "without a value"), null);
  }

  private static String ahead(JsonReader in) throws IOException {
    try {
      JsonToken next = in.peek();
      boolean isValue = next != JsonToken.NAME && next != JsonToken.END_DOCUMENT;
      if (!isValue || next == JsonToken.END_OBJECT || next == JsonToken.END_ARRAY) {
        return "";
      }
      return ", found \"" + PlainText.quoted(String.valueOf(Codec.JSON.readValue(in))) + "\"";
    } catch (MalformedJsonException | EOFException | JsonParseException e) {
      return ""; // the value cannot be shown
    }
  }

  private static DecodingException malformed(String what, JsonReader in, Exception e) {
    String reason = reason(e);
    boolean isTooDeep = reason.startsWith(BoundedJsonReader.LIMIT_REACHED);
    String problem =
        isTooDeep
            ? "nested deeper than " + JsonText.MAX_DEPTH + " levels"
            : "not JSON, or truncated" + (isAdvice(reason) ? "" : ": " + reason);
    return error(at(what, in.getPath()) + problem, null);
  }

  /** Truncates the path, since it contains names from the server, of any length. */
  private static String at(String what, String path) {
    return what + " at " + PlainText.cut(path, MAX_PATH) + ": ";
  }

  /**
   * Removes the location and the URL of the troubleshooting guide from Gson's message, since our
   * messages have the path.
   */
  private static String reason(Exception e) {
    String message = String.valueOf(e.getMessage());
    return message
        .lines()
        .findFirst()
        .orElse(e.getClass().getSimpleName())
        .replaceFirst(" at line .*", "");
  }

  /** Whether the message advises to make the reader lenient, which callers cannot do. */
  private static boolean isAdvice(String reason) {
    return reason.startsWith("Use JsonReader.");
  }

  private static DecodingException error(String message, @Nullable Exception cause) {
    return DecodingException.of(ApiError.of(message), cause);
  }
}
