package io.github.facturier.runtime;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;

/** Any JSON, as Gson's own tree. Numbers keep their text. */
final class JsonCodec extends Codec<JsonElement> {
  private static final TypeAdapter<JsonElement> TREE = new Gson().getAdapter(JsonElement.class);

  @Override
  Object read(JsonReader in) throws IOException {
    return nextIsNull(in) ? AsSent.NULL : TREE.read(in);
  }

  @Override
  void write(JsonWriter out, JsonElement value) throws IOException {
    JsonDepth.check(value);
    TREE.write(out, value);
  }

  /** Gson's trees can be changed, models cannot. */
  @Override
  JsonElement shown(JsonElement value) {
    return value.deepCopy();
  }

  @Override
  JsonElement copy(JsonElement value) {
    JsonDepth.check(value);
    return value.deepCopy();
  }
}
