package io.github.facturier.runtime.spi;

import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import io.github.facturier.runtime.json.Codec;
import io.github.facturier.runtime.json.JsonText;
import io.github.facturier.runtime.json.Model;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.ByteString;

/** A JSON body that a client creates from an argument. It keeps a reference to the argument. */
public final class JsonRequestBody extends RequestBody {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  private final Object value;
  private final ByteString json;

  private JsonRequestBody(Object value, ByteString json) {
    this.value = value;
    this.json = json;
  }

  public static JsonRequestBody of(Codec<Object> codec, Object value) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonWriter out = JsonText.writer(text)) {
      codec.write(out, value);
    }
    return new JsonRequestBody(value, ByteString.encodeUtf8(text.toString()));
  }

  /**
   * Whether the body is an object with a member of this name. Does not parse the text, which may be
   * megabytes long.
   */
  public boolean has(String name) {
    if (value instanceof Model model) {
      return model.isSet(name);
    }
    return value instanceof Map<?, ?> map && map.containsKey(name)
        || value instanceof JsonObject object && object.has(name);
  }

  @Override
  public MediaType contentType() {
    return JSON;
  }

  @Override
  public long contentLength() {
    return json.size();
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    sink.write(json);
  }
}
