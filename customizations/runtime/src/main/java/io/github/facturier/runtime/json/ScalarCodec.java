package io.github.facturier.runtime.json;

import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Base class for values that are a string or a number in JSON. {@code null}, {@code ""} and {@code
 * false} are read as a missing value.
 */
abstract class ScalarCodec<T> extends Codec<T> {
  private final String expected;

  /**
   * @param expected describes a valid value in error messages, for example "a date"
   */
  ScalarCodec(String expected) {
    this.expected = expected;
  }

  @Override
  final Object read(JsonReader in) throws IOException {
    JsonToken token = in.peek();
    switch (token) {
      case NULL -> {
        in.nextNull();
        return RawValue.NULL;
      }
      case BOOLEAN -> {
        return readBoolean(in.nextBoolean());
      }
      default -> {
        String text = in.nextString();
        return text.isEmpty() ? new RawValue(null, new JsonPrimitive(text)) : readText(text, token);
      }
    }
  }

  /**
   * Reads a text that is not empty.
   *
   * @param token whether it is a string or a number in JSON
   * @return as for {@link #read}
   */
  abstract Object readText(String text, JsonToken token);

  /** Reads a JSON boolean: {@code false} is a missing value, {@code true} is an error. */
  Object readBoolean(boolean value) {
    if (value) {
      throw new JsonTypeMismatchException(expected, "true");
    }
    return new RawValue(null, new JsonPrimitive(false));
  }

  /** Returns a value whose JSON differs from what {@link #write} writes. */
  static RawValue raw(@Nullable Object value, String text, JsonToken token) {
    return new RawValue(
        value, token == JsonToken.NUMBER ? JsonText.parse(text) : new JsonPrimitive(text));
  }

  final String expected() {
    return expected;
  }
}
