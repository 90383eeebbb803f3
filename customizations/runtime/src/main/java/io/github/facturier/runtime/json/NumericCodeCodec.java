package io.github.facturier.runtime.json;

import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * An open enum whose values are JSON integers. A value that is no integer is written as a string.
 */
final class NumericCodeCodec<E extends OpenEnum> extends ScalarCodec<E> {
  private static final Pattern NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,17}");

  private final Function<String, E> of;

  NumericCodeCodec(Function<String, E> of) {
    super("a code");
    this.of = of;
  }

  @Override
  Object readText(String text, JsonToken token) {
    E value = of.apply(text);
    return (token == JsonToken.NUMBER) == NUMBER.matcher(text).matches()
        ? value
        : raw(value, text, token);
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
