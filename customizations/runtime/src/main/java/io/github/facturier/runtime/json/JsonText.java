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

/** Gson's streams, set up the way this library uses them, and the same on every Gson from 2.9.1. */
public final class JsonText {
  /** How deep a document may nest; the default of Gson 2.12 and later. */
  public static final int MAX_DEPTH = 255;

  private JsonText() {}

  public interface Action {
    void writeTo(JsonWriter out) throws IOException;
  }

  public static JsonReader reader(Reader text) {
    return new BoundedJsonReader(text, MAX_DEPTH);
  }

  /** A reader without a limit of nesting, for code that skips values and does not recurse. */
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
      throw new UncheckedIOException(impossible); // a StringWriter does not fail
    }
    return text.toString();
  }

  /**
   * Parses a document leniently, as {@link JsonParser#parseString} does, with the nesting limit of
   * all documents.
   *
   * @throws JsonParseException if the text is not JSON, or is nested too deep
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
