package io.github.facturier.runtime;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Gson's streams, set up the way this library uses them. */
final class JsonText {
  /** How deep a document may nest; Gson's own default, named here because it is a promise. */
  static final int MAX_DEPTH = 255;

  private JsonText() {}

  interface Action {
    void writeTo(JsonWriter out) throws IOException;
  }

  static JsonReader reader(Reader text) {
    JsonReader in = new JsonReader(text);
    in.setStrictness(Strictness.LEGACY_STRICT);
    in.setNestingLimit(MAX_DEPTH);
    return in;
  }

  static JsonWriter writer(Writer text) {
    JsonWriter out = new JsonWriter(text);
    out.setSerializeNulls(true);
    out.setHtmlSafe(false);
    return out;
  }

  static String write(Action action) {
    StringWriter text = new StringWriter();
    try {
      action.writeTo(writer(text));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // a StringWriter does not fail
    }
    return text.toString();
  }

  static JsonElement parse(String text) {
    return JsonParser.parseString(text);
  }
}
