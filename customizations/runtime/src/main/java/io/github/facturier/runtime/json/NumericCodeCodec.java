package io.github.facturier.runtime.json;

import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.function.Function;
import java.util.regex.Pattern;

/** An open enum whose values are whole numbers on the wire; one that is none is written as text. */
final class NumericCodeCodec<E extends OpenEnum> extends Codec<E> {
  private static final Pattern NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,17}");

  private final Function<String, E> of;

  NumericCodeCodec(Function<String, E> of) {
    this.of = of;
  }

  @Override
  Object read(JsonReader in) throws IOException {
    JsonToken token = in.peek();
    if (nextIsNull(in)) {
      return RawValue.NULL;
    }
    if (token == JsonToken.BOOLEAN) {
      boolean raw = in.nextBoolean();
      if (raw) {
        throw new JsonTypeMismatchException("a code", "true");
      }
      return new RawValue(null, new JsonPrimitive(false));
    }
    String text = in.nextString();
    if (text.isEmpty()) {
      return new RawValue(null, new JsonPrimitive(text));
    }
    E value = of.apply(text);
    boolean asWritten = (token == JsonToken.NUMBER) == NUMBER.matcher(text).matches();
    if (asWritten) {
      return value;
    }
    return new RawValue(
        value, token == JsonToken.NUMBER ? ScalarCodecs.number(text) : new JsonPrimitive(text));
  }

  @Override
  public void write(JsonWriter out, E value) throws IOException {
    if (NUMBER.matcher(value.value()).matches()) {
      out.jsonValue(value.value());
    } else {
      out.value(value.value());
    }
  }
}
