package io.github.facturier.runtime.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.internal.io.NonNullItems;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes one type of JSON value. Reading is lenient, since servers are inconsistent: a
 * number or a boolean may be a string; an empty string or a zero date means null. Writing is
 * strict: a value that the caller sets is written in the format of the spec.
 *
 * @param <T> the Java type of the value
 */
public abstract class Codec<T> {
  /** Text. A number or a boolean is read as its text, {@code false} as a missing value. */
  public static final Codec<String> STRING = new ScalarCodecs.Text();

  /** A 64-bit integer. */
  public static final Codec<Long> LONG_NUMBER = new ScalarCodecs.WholeNumber(false);

  /** A 64-bit integer, written as a JSON string. */
  public static final Codec<Long> LONG_TEXT = new ScalarCodecs.WholeNumber(true);

  /** A 32-bit integer. */
  public static final Codec<Integer> INTEGER = new ScalarCodecs.SmallNumber();

  /** A boolean. {@code "true"}, {@code "1"}, {@code 1} and their opposites are also read. */
  public static final Codec<Boolean> BOOLEAN = new ScalarCodecs.Bool();

  /**
   * A boolean that is written as one of two texts, such as {@code "1"} and {@code "0"}. A JSON
   * boolean and the other common texts are also read.
   */
  public static Codec<Boolean> booleanText(String whenTrue, String whenFalse) {
    return new ScalarCodecs.BooleanText(whenTrue, whenFalse);
  }

  /**
   * A boolean that is written as the number 1 or 0. A JSON boolean and the common texts are also
   * read.
   */
  public static final Codec<Boolean> BOOLEAN_NUMBER = new ScalarCodecs.BooleanNumber();

  /** A decimal number, written as a JSON number. The scale is kept. */
  public static final Codec<BigDecimal> DECIMAL_NUMBER = new ScalarCodecs.Decimal(false);

  /** A decimal number, written as a JSON string. The scale is kept. */
  public static final Codec<BigDecimal> DECIMAL_TEXT = new ScalarCodecs.Decimal(true);

  /** A date. A month without a day is read as its first day. */
  public static final Codec<LocalDate> DATE = new DateCodecs.Date();

  /** Any JSON, for values without a documented structure. */
  public static final Codec<JsonElement> JSON = new JsonCodec();

  Codec() {}

  /**
   * A date and time. A text without an offset is read as local time of the provider. In the hour
   * that occurs twice at the end of summer time, the first occurrence (summer time) is used; in the
   * hour that is skipped at the beginning of summer time, the time is one hour later.
   *
   * @param timeZone the provider's time zone, such as {@code Europe/Paris}
   */
  public static Codec<OffsetDateTime> dateTime(String timeZone) {
    return new DateCodecs.DateTime(timeZone);
  }

  /**
   * A custom type with a text format.
   *
   * @param parse parses a text; an {@link IllegalArgumentException} or a {@link
   *     java.time.DateTimeException} means that the text is invalid
   * @param format formats a value
   */
  public static <T> Codec<T> text(Function<String, T> parse, Function<T, String> format) {
    return new TextCodec<>(parse, format);
  }

  /** A model. Its schema is resolved on first use, so that models may contain each other. */
  public static <M extends Model> Codec<M> model(Class<M> type) {
    return new ModelCodec<>(type);
  }

  /**
   * A list. An empty object is read as an empty list. Null elements are skipped in the value, but
   * kept when the model is written.
   */
  public static <T> Codec<List<T>> list(Codec<T> items) {
    return new ListCodec<>(items);
  }

  /**
   * An object with arbitrary keys. An empty array is read as an empty object, since PHP writes it
   * that way. Keys with a null value are skipped in the value, but kept when the model is written.
   *
   * <p>If the values are {@link #JSON}, nothing about them is documented: a null value is {@code
   * JsonNull}, and any other JSON in place of the object is read as an empty object, and kept when
   * the model is written.
   */
  public static <T> Codec<Map<String, T>> map(Codec<T> values) {
    return new MapCodec<>(values);
  }

  /**
   * Parses a value from JSON text.
   *
   * @throws DecodingException if the text is not JSON, is null, or is invalid even for lenient
   *     reading
   */
  public final T parse(String json) {
    return parse("value", Checks.required("Codec.parse", "json", json));
  }

  final T parse(String name, String json) {
    try {
      return readDocument(name, new StringReader(json), null);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // a StringReader does not throw
    }
  }

  /**
   * Reads a whole document.
   *
   * @param name the name of the type, for messages
   * @param none the value for {@code null} and, for a model, PHP's empty object {@code []}; null if
   *     these are errors
   * @throws IOException if the reader fails
   * @throws DecodingException if the text is not JSON, is null, or is invalid even for lenient
   *     reading
   */
  public final T readDocument(String name, Reader text, @Nullable T none) throws IOException {
    JsonReader in = JsonText.reader(text);
    return DecodingErrors.guard(
        name,
        in,
        () -> {
          boolean isArray = in.peek() == JsonToken.BEGIN_ARRAY;
          T value = readValue(in);
          if (value instanceof Model && isArray && none == null) {
            throw new JsonTypeMismatchException("an object", "[]");
          }
          return DecodingErrors.whole(name, in, value == null ? none : value);
        });
  }

  /**
   * Reads one value.
   *
   * @return a {@code T}, or a {@link RawValue} if the JSON differs from what {@link #write} writes
   *     for the value
   */
  abstract Object read(JsonReader in) throws IOException;

  public abstract void write(JsonWriter out, T value) throws IOException;

  /** The value of a {@code null} response: an empty list or map; null if there is none. */
  public @Nullable T none() {
    return null;
  }

  /** The value of an element of a list or a map; null if it has none. */
  final @Nullable Object element(Object slot) {
    Object value = RawValue.unwrap(slot);
    return value == null && this == JSON ? JsonNull.INSTANCE : value;
  }

  /** The value that a caller receives for a stored value. */
  T shown(T value) {
    return value;
  }

  /**
   * A defensive copy of a caller's value. Throws IllegalArgumentException if the value is invalid.
   */
  T copy(T value) {
    return value;
  }

  /** Reads a value that may be null, without its original JSON. */
  public final @Nullable T readValue(JsonReader in) throws IOException {
    return cast(RawValue.unwrap(read(in)));
  }

  /**
   * The schema of the models that this codec reads, directly or in a list or a map; null if it
   * reads none.
   */
  @Nullable Schema<?> models() {
    return null;
  }

  @SuppressWarnings("unchecked") // read() returns a T, or a RawValue around a T
  final @Nullable T cast(@Nullable Object value) {
    return (T) value;
  }

  final void writeSlot(JsonWriter out, Object slot) throws IOException {
    if (slot instanceof RawValue raw) {
      JSON.write(out, raw.json());
    } else {
      @SuppressWarnings("unchecked") // slots are filled by read() and by typed builders only
      T value = (T) slot;
      write(out, value);
    }
  }

  final JsonElement tree(Object slot) {
    return slot instanceof RawValue raw
        ? raw.json()
        : JsonText.parse(JsonText.write(out -> writeSlot(out, slot)));
  }

  /** Consumes a null if there is one. */
  static boolean nextIsNull(JsonReader in) throws IOException {
    if (in.peek() != JsonToken.NULL) {
      return false;
    }
    in.nextNull();
    return true;
  }

  /** Reads {@code ""} or {@code false} as a missing list, map or model. */
  static RawValue nothing(JsonReader in, String expected) throws IOException {
    if (in.peek() == JsonToken.BOOLEAN) {
      if (in.nextBoolean()) {
        throw new JsonTypeMismatchException(expected, "true");
      }
      return new RawValue(null, new JsonPrimitive(false));
    }
    String text = in.nextString();
    if (text.isEmpty()) {
      return new RawValue(null, new JsonPrimitive(text));
    }
    throw new JsonTypeMismatchException(expected, text);
  }

  /** Reads {@code []} or {@code {}}, which PHP does not distinguish. */
  static JsonElement empty(JsonReader in, String expected) throws IOException {
    JsonElement json = Objects.requireNonNull(JSON.readValue(in));
    boolean isEmpty =
        json instanceof JsonObject object ? object.size() == 0 : json.getAsJsonArray().isEmpty();
    if (!isEmpty) {
      throw new JsonTypeMismatchException(expected, json.toString());
    }
    return json;
  }

  private static boolean nextIsScalar(JsonReader in) throws IOException {
    return in.peek() == JsonToken.STRING || in.peek() == JsonToken.BOOLEAN;
  }

  private static final class TextCodec<T> extends ScalarCodec<T> {
    private final Function<String, T> parse;
    private final Function<T, String> format;

    TextCodec(Function<String, T> parse, Function<T, String> format) {
      super("a valid text");
      this.parse = parse;
      this.format = format;
    }

    @Override
    Object readBoolean(boolean value) {
      return new RawValue(value ? valueOf("true") : null, new JsonPrimitive(value));
    }

    @Override
    Object readText(String text, JsonToken token) {
      T value = valueOf(text);
      return token == JsonToken.STRING && format.apply(value).equals(text)
          ? value
          : raw(value, text, token);
    }

    private T valueOf(String text) {
      try {
        return parse.apply(text);
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new JsonTypeMismatchException(expected(), text);
      }
    }

    @Override
    public void write(JsonWriter out, T value) throws IOException {
      out.value(format.apply(value));
    }
  }

  static final class ModelCodec<M extends Model> extends Codec<M> {
    private final @Nullable Class<M> type;
    private volatile @Nullable Schema<M> schema;

    ModelCodec(Class<M> type) {
      this.type = type;
    }

    ModelCodec(Schema<M> schema) {
      this.type = null;
      this.schema = schema;
    }

    @Override
    Schema<?> models() {
      return schema();
    }

    private Schema<M> schema() {
      Schema<M> found = schema;
      if (found == null) {
        found = Schema.of(Objects.requireNonNull(type));
        schema = found;
      }
      return found;
    }

    @Override
    Object read(JsonReader in) throws IOException {
      switch (in.peek()) {
        case NULL -> {
          in.nextNull();
          return RawValue.NULL;
        }
        case BEGIN_ARRAY -> {
          JsonElement none = empty(in, "an object");
          return new RawValue(schema().hasRequired() ? null : schema().empty(), none);
        }
        case STRING, BOOLEAN -> {
          return nothing(in, "an object");
        }
        default -> {
          return schema().read(in);
        }
      }
    }

    @Override
    public void write(JsonWriter out, M value) throws IOException {
      value.write(out);
    }
  }

  private static final class ListCodec<T> extends Codec<List<T>> {
    private final Codec<T> items;

    ListCodec(Codec<T> items) {
      this.items = items;
    }

    @Override
    Object read(JsonReader in) throws IOException {
      if (nextIsNull(in)) {
        return RawValue.NULL;
      }
      if (nextIsScalar(in)) {
        return nothing(in, "a list");
      }
      if (in.peek() == JsonToken.BEGIN_OBJECT) {
        return new RawValue(List.of(), empty(in, "a list"));
      }
      List<@Nullable Object> slots = new ArrayList<>();
      boolean hasRaw = false;
      in.beginArray();
      while (in.hasNext()) {
        Object slot = items.read(in);
        hasRaw |= slot instanceof RawValue;
        slots.add(slot);
      }
      in.endArray();
      if (!hasRaw) {
        return Collections.unmodifiableList(slots);
      }
      JsonArray json = new JsonArray();
      for (Object slot : slots) {
        json.add(items.tree(slot));
      }
      List<Object> values = new ArrayList<>(slots.size());
      for (Object slot : slots) {
        Object value = items.element(slot);
        if (value != null) {
          values.add(value);
        }
      }
      return new RawValue(new NonNullItems<>(values, slots.size()), json);
    }

    @Override
    @Nullable Schema<?> models() {
      return items.models();
    }

    @Override
    public List<T> none() {
      return List.of();
    }

    @Override
    public void write(JsonWriter out, List<T> value) throws IOException {
      out.beginArray();
      for (T item : value) {
        if (item == null) {
          out.nullValue();
        } else {
          items.write(out, item);
        }
      }
      out.endArray();
    }

    @Override
    List<T> shown(List<T> value) {
      return items instanceof JsonCodec ? copy(value) : value;
    }

    @Override
    List<T> copy(List<T> value) {
      int index = Checks.indexOfNull(value);
      if (index >= 0) {
        throw new IllegalArgumentException("null at index " + index);
      }
      List<T> copy = new ArrayList<>(value);
      copy.replaceAll(items::copy);
      return Collections.unmodifiableList(copy);
    }
  }

  private static final class MapCodec<T> extends Codec<Map<String, T>> {
    private final Codec<T> values;

    MapCodec(Codec<T> values) {
      this.values = values;
    }

    @Override
    Object read(JsonReader in) throws IOException {
      if (nextIsNull(in)) {
        return RawValue.NULL;
      }
      if (values == JSON && in.peek() != JsonToken.BEGIN_OBJECT) {
        return new RawValue(Map.of(), Objects.requireNonNull(JSON.readValue(in)));
      }
      if (nextIsScalar(in)) {
        return nothing(in, "an object");
      }
      if (in.peek() == JsonToken.BEGIN_ARRAY) {
        return new RawValue(Map.of(), empty(in, "an object"));
      }
      Map<String, @Nullable Object> slots = new LinkedHashMap<>();
      boolean hasRaw = false;
      in.beginObject();
      while (in.hasNext()) {
        String name = in.nextName();
        Object slot = values.read(in);
        hasRaw |= slot instanceof RawValue;
        slots.put(name, slot);
      }
      in.endObject();
      if (!hasRaw) {
        return Collections.unmodifiableMap(slots);
      }
      JsonObject json = new JsonObject();
      for (Map.Entry<String, @Nullable Object> entry : slots.entrySet()) {
        json.add(entry.getKey(), values.tree(entry.getValue()));
      }
      slots.replaceAll((name, slot) -> values.element(slot));
      slots.values().removeIf(Objects::isNull);
      return new RawValue(Collections.unmodifiableMap(slots), json);
    }

    @Override
    @Nullable Schema<?> models() {
      return values.models();
    }

    @Override
    public Map<String, T> none() {
      return Map.of();
    }

    @Override
    public void write(JsonWriter out, Map<String, T> value) throws IOException {
      out.beginObject();
      for (Map.Entry<String, T> entry : value.entrySet()) {
        out.name(entry.getKey());
        if (entry.getValue() == null) {
          out.nullValue();
        } else {
          values.write(out, entry.getValue());
        }
      }
      out.endObject();
    }

    @Override
    Map<String, T> shown(Map<String, T> value) {
      return values instanceof JsonCodec ? copy(value) : value;
    }

    @Override
    Map<String, T> copy(Map<String, T> value) {
      Map<String, T> copy = new LinkedHashMap<>();
      value.forEach(
          (name, item) -> {
            if (name == null || item == null) {
              throw new IllegalArgumentException(
                  name == null ? "null as a key" : "null under the key '" + name + "'");
            }
            copy.put(name, values.copy(item));
          });
      return Collections.unmodifiableMap(copy);
    }
  }
}
