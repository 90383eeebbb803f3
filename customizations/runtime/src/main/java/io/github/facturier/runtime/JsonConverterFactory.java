package io.github.facturier.runtime;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;
import retrofit2.http.Path;

/**
 * Models, lists of models and plain JSON, in both directions; parameters on their way into a URL.
 */
final class JsonConverterFactory extends Converter.Factory {
  /** How much of an HTML page is kept for the error. */
  private static final int HTML_EXCERPT = 4096;

  private final Errors errors;

  JsonConverterFactory(Errors errors) {
    this.errors = errors;
  }

  @Override
  public @Nullable Converter<?, RequestBody> requestBodyConverter(
      Type type, Annotation[] parameter, Annotation[] method, Retrofit retrofit) {
    Codec<Object> codec = codec(type);
    return codec == null ? null : value -> JsonBody.of(codec, value);
  }

  @Override
  public @Nullable Converter<ResponseBody, ?> responseBodyConverter(
      Type type, Annotation[] method, Retrofit retrofit) {
    if (type == NoContent.class) {
      return this::nothing;
    }
    Codec<Object> codec = codec(type);
    return codec == null ? null : body -> answer(name(type), codec, body);
  }

  private NoContent nothing(ResponseBody body) throws IOException {
    try (body) {
      if (beginning(body.source()) == '{') {
        refuseError(body.string());
      }
      return NoContent.INSTANCE;
    }
  }

  private Object answer(String name, Codec<Object> codec, ResponseBody body) throws IOException {
    try (body) {
      byte beginning = beginning(body.source());
      if (beginning == '{') {
        return object(name, codec, body.string());
      }
      JsonReader in = JsonText.reader(text(body, beginning));
      return Decoding.guard(name, in, () -> Decoding.whole(name, in, codec.readValue(in)));
    }
  }

  /** A text that begins with a bracket has no mark of its encoding, and is what its type says. */
  private static Reader text(ResponseBody body, byte beginning) {
    MediaType type = body.contentType();
    boolean utf8 =
        type == null || StandardCharsets.UTF_8.equals(type.charset(StandardCharsets.UTF_8));
    return utf8 && beginning == '[' ? new Utf8Reader(body.source()) : body.charStream();
  }

  /** An object may be an error, whatever was promised in its place, and then it need not fit. */
  private Object object(String name, Codec<Object> codec, String text) {
    Object value;
    try {
      value = codec.parse(name, text);
    } catch (DecodingException e) {
      refuseError(text);
      throw e;
    }
    if (!(value instanceof Model model)) {
      refuseError(text);
    } else if (errors.isError(model::property)) {
      throw new AnswerException(text, false);
    }
    return value;
  }

  private void refuseError(String text) {
    JsonObject object;
    try {
      object = JsonText.parse(text).getAsJsonObject();
    } catch (RuntimeException notJson) { // then it is no error that we know
      return;
    }
    if (errors.isError(object::get)) {
      throw new AnswerException(text, false);
    }
  }

  /**
   * Looks at the first byte that is not white space, 0 if there is none. JSON never begins with
   * {@code <}; a page for people always does.
   */
  private static byte beginning(BufferedSource source) throws IOException {
    for (long i = 0; source.request(i + 1); i++) {
      byte first = source.getBuffer().getByte(i);
      if (first == '<') {
        source.request(HTML_EXCERPT);
        Buffer buffer = source.getBuffer();
        throw new AnswerException(buffer.readUtf8(Math.min(buffer.size(), HTML_EXCERPT)), true);
      }
      if (first != ' ' && first != '\n' && first != '\r' && first != '\t') {
        return first;
      }
    }
    return 0;
  }

  /**
   * A parameter's text. A path segment that is empty or climbs would address something else than
   * what was asked for, so it is refused.
   */
  @Override
  public @Nullable Converter<?, String> stringConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    for (Annotation annotation : annotations) {
      if (annotation instanceof Path path) {
        return value -> Checks.pathSegment(path.value(), value.toString());
      }
    }
    return type == BigDecimal.class ? RequestParameters::text : null;
  }

  @SuppressWarnings("unchecked") // Retrofit hands the converter values of just this type
  static @Nullable Codec<Object> codec(Type type) {
    Codec<?> codec = null;
    if (type instanceof Class<?> raw && Model.class.isAssignableFrom(raw)) {
      codec = Schema.of(raw.asSubclass(Model.class)).codec();
    } else if (type == JsonElement.class) {
      codec = Codec.JSON;
    } else if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      Codec<Object> items = codec(list.getActualTypeArguments()[0]);
      codec = items == null ? null : Codec.list(items);
    } else if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
      Codec<Object> values = codec(map.getActualTypeArguments()[1]);
      codec = values == null ? null : Codec.map(values);
    } else if (type == String.class) {
      codec = Codec.STRING;
    }
    return (Codec<Object>) codec;
  }

  private static String name(Type type) {
    return type instanceof Class<?> raw
        ? raw.getSimpleName()
        : type.getTypeName().replaceAll("[a-z_0-9]+\\.", "");
  }
}
