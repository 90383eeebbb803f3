package io.github.facturier.runtime.internal.call;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.facturier.runtime.annotation.Paging;
import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.internal.http.RequestParameters;
import io.github.facturier.runtime.internal.io.BodyText;
import io.github.facturier.runtime.internal.io.ByteOrderMark;
import io.github.facturier.runtime.internal.io.ErrorInSuccessException;
import io.github.facturier.runtime.json.Codec;
import io.github.facturier.runtime.json.JsonText;
import io.github.facturier.runtime.json.Model;
import io.github.facturier.runtime.json.Schema;
import io.github.facturier.runtime.spi.JsonRequestBody;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;
import retrofit2.http.Path;

/** Converts models, lists of models and plain JSON in both directions, and parameters to text. */
public final class JsonConverterFactory extends Converter.Factory {
  /** The bytes of an HTML page that are kept for the error. */
  private static final int HTML_EXCERPT = 4096;

  private final ApiExceptionFactory errors;

  public JsonConverterFactory(ApiExceptionFactory errors) {
    this.errors = errors;
  }

  @Override
  public @Nullable Converter<?, RequestBody> requestBodyConverter(
      Type type, Annotation[] parameter, Annotation[] method, Retrofit retrofit) {
    Codec<Object> codec = codec(type);
    return codec == null ? null : value -> JsonRequestBody.of(codec, value);
  }

  @Override
  public @Nullable Converter<ResponseBody, ?> responseBodyConverter(
      Type type, Annotation[] method, Retrofit retrofit) {
    if (type == NoContent.class) {
      return this::nothing;
    }
    Codec<Object> codec = codec(type);
    if (codec == null) {
      return null;
    }
    Object none = isPaged(method) ? envelope(type) : codec.none();
    return body -> decoded(name(type), codec, none, body);
  }

  private static boolean isPaged(Annotation[] method) {
    return Arrays.stream(method).anyMatch(Paging.class::isInstance);
  }

  /** The model without items, which an empty list is read as; null if the type is not a model. */
  private static @Nullable Object envelope(Type type) {
    return type instanceof Class<?> raw && Model.class.isAssignableFrom(raw)
        ? Schema.of(raw.asSubclass(Model.class)).empty()
        : List.of();
  }

  private NoContent nothing(ResponseBody body) throws IOException {
    try (body) {
      Charset charset = BodyText.charset(body.source(), body.contentType());
      if (beginning(body.source(), charset) == '{' || !charset.equals(StandardCharsets.UTF_8)) {
        refuseError(text(body, charset));
      }
      return NoContent.INSTANCE;
    }
  }

  /**
   * Decodes a response.
   *
   * @param none the value for {@code null} and an empty list, null if an object is required
   */
  private Object decoded(String name, Codec<Object> codec, @Nullable Object none, ResponseBody body)
      throws IOException {
    try (body) {
      Charset charset = BodyText.charset(body.source(), body.contentType());
      if (beginning(body.source(), charset) != '[' || !charset.equals(StandardCharsets.UTF_8)) {
        return value(name, codec, none, text(body, charset));
      }
      Buffer excerpt = excerpt(body.source());
      try {
        return codec.readDocument(name, new InputStreamReader(body.byteStream(), charset), none);
      } catch (DecodingException e) {
        throw DecodingException.of(e.error().withBody(excerpt.readUtf8()), e.getCause());
      }
    }
  }

  /**
   * Checks first whether an object is an error, since an error does not match the expected type.
   */
  private Object value(String name, Codec<Object> codec, @Nullable Object none, String text) {
    Object value;
    try {
      value = codec.readDocument(name, new StringReader(text), none);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // a StringReader does not throw
    } catch (DecodingException e) {
      refuseError(text);
      throw DecodingException.of(e.error().withBody(text), e.getCause());
    }
    if (!(value instanceof Model model)) {
      refuseError(text);
    } else if (errors.isError(model::property)) {
      throw new ErrorInSuccessException(text, false);
    }
    return value;
  }

  /** Copies the beginning of a response for the error. The copy shares memory with the source. */
  private static Buffer excerpt(BufferedSource source) throws IOException {
    source.request(ApiError.MAX_BODY_BYTES);
    Buffer excerpt = new Buffer();
    Buffer buffer = source.getBuffer();
    buffer.copyTo(excerpt, 0, Math.min(buffer.size(), ApiError.MAX_BODY_BYTES));
    return excerpt;
  }

  private static String text(ResponseBody body, Charset charset) throws IOException {
    String text = BodyText.readAll(body.source(), charset);
    if (text.stripLeading().startsWith("<")) { // in an encoding such as UTF-16
      throw new ErrorInSuccessException(text, true);
    }
    return text;
  }

  private void refuseError(String text) {
    JsonObject object;
    try {
      object = JsonText.parse(text).getAsJsonObject();
    } catch (RuntimeException notJson) { // not an error object
      return;
    }
    if (errors.isError(object::get)) {
      throw new ErrorInSuccessException(text, false);
    }
  }

  /**
   * Skips byte-order marks and returns the first byte that is not white space, 0 if there is none.
   * JSON never begins with {@code <}; HTML always does.
   */
  private static byte beginning(BufferedSource source, Charset charset) throws IOException {
    ByteOrderMark.skip(source);
    for (long i = 0; source.request(i + 1); i++) {
      byte first = source.getBuffer().getByte(i);
      if (first == '<') {
        throw new ErrorInSuccessException(BodyText.beginning(source, HTML_EXCERPT, charset), true);
      }
      if (first != ' ' && first != '\n' && first != '\r' && first != '\t') {
        return first;
      }
    }
    return 0;
  }

  /**
   * Converts a parameter to text. An empty path segment, {@code .} and {@code ..} are rejected,
   * since they change the path.
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

  @SuppressWarnings("unchecked") // Retrofit passes values of this type only
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
