package io.github.facturier.runtime.json;

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

/**
 * Turns what Gson says of a bad document into {@link DecodingException}s that name model, field and
 * path.
 */
final class DecodingErrors {
  private static final int LONGEST_PATH = 300;

  private DecodingErrors() {}

  interface Action<T> {
    T run() throws IOException;
  }

  /** Runs a decoding step; {@code what} names the model in the error. */
  static <T> T guard(String what, JsonReader in, Action<T> action) throws IOException {
    try {
      return action.run();
    } catch (DecodingException | ErrorInSuccessException e) {
      throw e;
    } catch (MalformedJsonException | EOFException | JsonParseException e) {
      throw malformed(what, in, e);
    } catch (RuntimeException e) {
      throw misfit(what, false, in, e);
    }
  }

  /** A document is one value, not null, with nothing after it. */
  static <T> T whole(String what, JsonReader in, @Nullable T value) throws IOException {
    if (value == null) {
      throw error(what + ": null where a JSON document was expected", null);
    }
    if (in.peek() != JsonToken.END_DOCUMENT) {
      throw error(at(what, in.getPath()) + "text after the end of the JSON document", null);
    }
    return value;
  }

  /** A text or a number is read before it turns out not to fit; anything else is still ahead. */
  static DecodingException misfit(String what, boolean secret, JsonReader in, RuntimeException e)
      throws IOException {
    boolean isRead = e instanceof JsonTypeMismatchException;
    String path = isRead ? in.getPreviousPath() : in.getPath();
    String place = at(what, path);
    if (secret || Redactor.isTelling(path.substring(path.lastIndexOf('.') + 1))) {
      return error(place + "does not fit, and is not shown since it is a secret", null);
    }
    return error(place + (isRead ? e.getMessage() : reason(e) + ahead(in)), null);
  }

  /** A required property that the object just read does not have, or has without a value. */
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
      return ""; // what is ahead cannot be shown
    }
  }

  private static DecodingException malformed(String what, JsonReader in, Exception e) {
    String reason = reason(e);
    boolean isTooDeep = reason.startsWith(BoundedJsonReader.LIMIT_REACHED);
    String problem =
        isTooDeep
            ? "nested deeper than " + JsonText.MAX_DEPTH + " levels"
            : "not JSON, or cut short" + (isAdvice(reason) ? "" : ": " + reason);
    return error(at(what, in.getPath()) + problem, null);
  }

  /** A path holds names that the server chose, and may be as long as it likes. */
  private static String at(String what, String path) {
    return what + " at " + PlainText.cut(path, LONGEST_PATH) + ": ";
  }

  /**
   * Gson's messages end in the place and in an address of its own troubleshooting guide; ours name
   * the place themselves.
   */
  private static String reason(Exception e) {
    String message = String.valueOf(e.getMessage());
    return message
        .lines()
        .findFirst()
        .orElse(e.getClass().getSimpleName())
        .replaceFirst(" at line .*", "");
  }

  /** Gson tells the caller of its reader to be lenient, which nobody here can do. */
  private static boolean isAdvice(String reason) {
    return reason.startsWith("Use JsonReader.");
  }

  private static DecodingException error(String message, @Nullable Exception cause) {
    return DecodingException.of(ApiError.of(message), cause);
  }
}
