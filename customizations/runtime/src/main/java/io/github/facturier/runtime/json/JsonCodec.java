package io.github.facturier.runtime.json;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.github.facturier.runtime.internal.io.BoundedJsonReader;
import java.io.IOException;

/** Any JSON as a Gson tree. Numbers keep their text. */
final class JsonCodec extends Codec<JsonElement> {
  /** Initialized lazily, since creating a Gson object is slow. */
  private static final class Trees {
    static final TypeAdapter<JsonElement> ADAPTER = new Gson().getAdapter(JsonElement.class);
  }

  @Override
  Object read(JsonReader in) throws IOException {
    if (nextIsNull(in)) {
      return RawValue.NULL;
    }
    JsonElement tree = Trees.ADAPTER.read(in);
    if (NestingLimit.exceedsLimit(tree)) { // a caller's reader has no limit before Gson 2.12
      throw BoundedJsonReader.limitReached(JsonText.MAX_DEPTH);
    }
    return tree;
  }

  @Override
  public void write(JsonWriter out, JsonElement value) throws IOException {
    NestingLimit.check(value);
    Trees.ADAPTER.write(out, value);
  }

  /** Returns a copy, since Gson trees are mutable and models are immutable. */
  @Override
  JsonElement shown(JsonElement value) {
    return value.deepCopy();
  }

  @Override
  JsonElement copy(JsonElement value) {
    NestingLimit.check(value);
    return value.deepCopy();
  }
}
