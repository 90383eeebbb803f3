package io.github.facturier.runtime.internal.io;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.Reader;

/** A reader that limits how deep a document nests; Gson has that limit since 2.12 only. */
public final class BoundedJsonReader extends JsonReader {
  /** The beginning of Gson's own message. */
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
