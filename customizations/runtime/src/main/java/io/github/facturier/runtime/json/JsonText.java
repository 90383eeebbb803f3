package io.github.facturier.runtime.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonIOException;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import io.github.facturier.runtime.internal.io.BoundedJsonReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;

/**
 * Creates Gson's readers and writers with this library's settings, which are the same for every
 * Gson from 2.9.1 on.
 */
public final class JsonText {
  /** The maximum nesting depth of a document; the default of Gson 2.12 and later. */
  public static final int MAX_DEPTH = 255;

  private JsonText() {}

  public interface Action {
    void writeTo(JsonWriter out) throws IOException;
  }

  public static JsonReader reader(Reader text) {
    return new BoundedJsonReader(text, MAX_DEPTH);
  }

  /** Returns a reader without nesting limit, for code that does not recurse. */
  public static JsonReader unboundedReader(Reader text) {
    JsonReader in = new JsonReader(text);
    try {
      in.setNestingLimit(Integer.MAX_VALUE);
    } catch (NoSuchMethodError e) {
      return in; // Gson has the limit since 2.12
    }
    return in;
  }

  public static JsonWriter writer(Writer text) {
    JsonWriter out = new JsonWriter(text);
    out.setSerializeNulls(true);
    out.setHtmlSafe(false);
    return out;
  }

  public static String write(Action action) {
    StringWriter text = new StringWriter();
    try {
      action.writeTo(writer(text));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // a StringWriter does not throw
    }
    return text.toString();
  }

  /**
   * Parses a document leniently, as {@link JsonParser#parseString} does, but with the nesting
   * limit.
   *
   * @throws JsonParseException if the text is not JSON, or is nested too deeply
   */
  public static JsonElement parse(String text) {
    JsonReader in = reader(new StringReader(text));
    try {
      JsonElement json = JsonParser.parseReader(in);
      if (!json.isJsonNull() && in.peek() != JsonToken.END_DOCUMENT) {
        throw new JsonSyntaxException("text after the end of the JSON document");
      }
      return json;
    } catch (MalformedJsonException e) {
      throw new JsonSyntaxException(e);
    } catch (IOException e) {
      throw new JsonIOException(e);
    }
  }
}
