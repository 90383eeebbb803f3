package io.github.facturier.runtime.internal.io;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.Reader;

/** Limits the nesting depth of a document, for Gson before 2.12, which has no limit. */
public final class BoundedJsonReader extends JsonReader {
  /** The beginning of Gson's message. */
  public static final String LIMIT_REACHED = "Nesting limit";

  private final int limit;
  private int depth;

  public BoundedJsonReader(Reader text, int limit) {
    super(text);
    this.limit = limit;
  }

  @Override
  public void beginArray() throws IOException {
    check(JsonToken.BEGIN_ARRAY);
    super.beginArray();
    depth++;
  }

  @Override
  public void endArray() throws IOException {
    super.endArray();
    depth--;
  }

  @Override
  public void beginObject() throws IOException {
    check(JsonToken.BEGIN_OBJECT);
    super.beginObject();
    depth++;
  }

  @Override
  public void endObject() throws IOException {
    super.endObject();
    depth--;
  }

  private void check(JsonToken beginning) throws IOException {
    if (depth == limit && peek() == beginning) {
      throw limitReached(limit);
    }
  }

  public static MalformedJsonException limitReached(int limit) {
    return new MalformedJsonException(LIMIT_REACHED + " " + limit + " reached");
  }
}
