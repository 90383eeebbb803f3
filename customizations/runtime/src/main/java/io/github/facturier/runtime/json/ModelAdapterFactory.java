package io.github.facturier.runtime.json;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Enables any {@link Gson} to read and write models. Each generated model refers to this class in
 * its {@code @JsonAdapter}.
 */
public final class ModelAdapterFactory implements TypeAdapterFactory {
  /** Called by Gson. */
  public ModelAdapterFactory() {}

  @Override
  public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
    if (!Model.class.isAssignableFrom(type.getRawType())) {
      return null;
    }
    @SuppressWarnings("unchecked") // T is a model, and this is its schema
    Codec<T> codec = (Codec<T>) Schema.of(type.getRawType().asSubclass(Model.class)).codec();
    return new TypeAdapter<>() {
      @Override
      public @Nullable T read(JsonReader in) throws IOException {
        try {
          return codec.readValue(in);
        } catch (StackOverflowError e) { // a caller's reader has no limit before Gson 2.12
          throw new JsonParseException("nested too deeply", e);
        }
      }

      @Override
      public void write(JsonWriter out, @Nullable T value) throws IOException {
        if (value == null) {
          out.nullValue();
          return;
        }
        boolean serializeNulls = out.getSerializeNulls();
        out.setSerializeNulls(true); // explicit nulls are written
        try {
          codec.write(out, value);
        } finally {
          out.setSerializeNulls(serializeNulls);
        }
      }
    };
  }
}
