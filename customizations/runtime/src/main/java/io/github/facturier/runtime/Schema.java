package io.github.facturier.runtime;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a model, in the order of the spec. Filled by the static initializer of the
 * model's class and never changed after it, so it may be shared freely.
 *
 * @param <M> the model
 */
public final class Schema<M extends Model> {
  private final String name;
  private final Function<Values, M> create;
  private final List<Property<?>> properties = new ArrayList<>();
  private final Map<String, Property<?>> byName = new HashMap<>();
  private final Codec<M> codec = Codec.model(() -> this);

  /**
   * @param type the model's class
   * @param create the model's constructor
   */
  public Schema(Class<M> type, Function<Values, M> create) {
    this.name = type.getSimpleName();
    this.create = create;
  }

  /** Adds a property; called from the static initializer of the model only. */
  public <T> Property<T> property(String wireName, Codec<T> codec) {
    return add(wireName, codec, false, false);
  }

  /** Adds a property without which a builder refuses to build. */
  public <T> Property<T> required(String wireName, Codec<T> codec) {
    return add(wireName, codec, true, false);
  }

  /** Adds a property that is redacted wherever text is made of the model. */
  public <T> Property<T> secret(String wireName, Codec<T> codec) {
    return add(wireName, codec, false, true);
  }

  /** Adds a redacted property without which a builder refuses to build. */
  public <T> Property<T> requiredSecret(String wireName, Codec<T> codec) {
    return add(wireName, codec, true, true);
  }

  private <T> Property<T> add(String wireName, Codec<T> codec, boolean required, boolean secret) {
    Property<T> property =
        new Property<>(name, wireName, codec, properties.size(), required, secret);
    properties.add(property);
    byName.put(wireName, property);
    return property;
  }

  /** The model's name in the spec. */
  public String name() {
    return name;
  }

  /** The properties, in the order of the spec. */
  public List<Property<?>> properties() {
    return List.copyOf(properties);
  }

  /**
   * Reads a model from JSON text.
   *
   * @throws DecodingException if the text is not JSON, or a value fits its property in no lenient
   *     way
   */
  public M parse(String json) {
    return codec.parse(name, json);
  }

  Codec<M> codec() {
    return codec;
  }

  int size() {
    return properties.size();
  }

  Property<?> property(int slot) {
    return properties.get(slot);
  }

  @Nullable Property<?> find(String wireName) {
    return byName.get(wireName);
  }

  M create(Values values) {
    return create.apply(values);
  }

  M empty() {
    return create(new Values(this));
  }

  M read(JsonReader in) throws IOException {
    Values values = new Values(this);
    int next = 0;
    in.beginObject();
    while (in.hasNext()) {
      String wireName = in.nextName();
      Property<?> property = next < properties.size() ? properties.get(next) : null;
      if (property == null || !property.name.equals(wireName)) {
        property = byName.get(wireName);
      }
      if (property == null) {
        values.unknown(wireName, unknown(in));
      } else {
        values.slots[property.slot] = read(property, in);
        next = property.slot + 1;
      }
    }
    in.endObject();
    return create(values);
  }

  private Object read(Property<?> property, JsonReader in) throws IOException {
    try {
      return property.codec.read(in);
    } catch (DecodingException | MalformedJsonException | EOFException e) {
      throw e;
    } catch (RuntimeException e) {
      throw Decoding.misfit(property.toString(), property.secret, in, e);
    }
  }

  private static JsonElement unknown(JsonReader in) throws IOException {
    return Codec.nextIsNull(in) ? JsonNull.INSTANCE : Codec.JSON.readValue(in);
  }
}
