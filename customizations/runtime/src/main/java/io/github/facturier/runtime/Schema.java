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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a model, in the order of the spec. Filled by the static initializer of the
 * model's class and never changed after it, so it may be shared freely.
 *
 * @param <M> the model
 */
public final class Schema<M extends Model> {
  private final String name;
  private final PrivateConstructor<M> constructor;
  private final List<Property> properties = new ArrayList<>();
  private final Map<String, Property> byName = new HashMap<>();
  private final List<Property> required = new ArrayList<>();

  /**
   * Which property came after which, by the slot of the one before, the last time that a model was
   * read: servers keep to their order. A guess only, so threads may overwrite each other's.
   */
  private @Nullable Property @Nullable [] order;

  private final Codec<M> codec = new Codec.ModelCodec<>(this);

  /**
   * @param type the model's class, which has a private constructor for {@link Values}
   */
  public Schema(Class<M> type) {
    this.name = type.getSimpleName();
    this.constructor = new PrivateConstructor<>(type, Values.class);
  }

  /** The public constant {@code SCHEMA} of a generated model. */
  static <M extends Model> Schema<M> of(Class<M> type) {
    try {
      @SuppressWarnings("unchecked") // generated: Schema<Invoice> SCHEMA in class Invoice
      Schema<M> schema = (Schema<M>) type.getField("SCHEMA").get(null);
      return schema;
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type + " has no public constant SCHEMA", e);
    }
  }

  /** Adds a property; called from the static initializer of the model only. */
  public Schema<M> property(String wireName, Codec<?> codec) {
    return add(wireName, codec, false, false);
  }

  /** Adds a property without which a model is neither built nor read. */
  public Schema<M> required(String wireName, Codec<?> codec) {
    return add(wireName, codec, true, false);
  }

  /** Adds a property that is redacted wherever text is made of the model. */
  public Schema<M> secret(String wireName, Codec<?> codec) {
    return add(wireName, codec, false, true);
  }

  /** Adds a redacted property without which a model is neither built nor read. */
  public Schema<M> requiredSecret(String wireName, Codec<?> codec) {
    return add(wireName, codec, true, true);
  }

  private Schema<M> add(String wireName, Codec<?> codec, boolean isRequired, boolean secret) {
    Property property = new Property(name, wireName, codec, properties.size(), isRequired, secret);
    properties.add(property);
    byName.put(wireName, property);
    if (isRequired) {
      required.add(property);
    }
    return this;
  }

  /** The model's name in the spec. */
  public String name() {
    return name;
  }

  /** The properties, in the order of the spec. */
  public List<Property> properties() {
    return List.copyOf(properties);
  }

  /**
   * Reads a model from JSON text.
   *
   * @throws DecodingException if the text is not JSON, a value fits its property in no lenient way,
   *     or a required property is missing
   */
  public M parse(String json) {
    return codec.parse(name, json);
  }

  Codec<M> codec() {
    return codec;
  }

  boolean hasRequired() {
    return !required.isEmpty();
  }

  int size() {
    return properties.size();
  }

  Property property(int slot) {
    return properties.get(slot);
  }

  @Nullable Property find(String wireName) {
    return byName.get(wireName);
  }

  /** A property that the model has. */
  Property get(String wireName) {
    return Objects.requireNonNull(byName.get(wireName), wireName);
  }

  M create(Values values) {
    return constructor.create(values);
  }

  M empty() {
    return create(new Values(this));
  }

  M read(JsonReader in) throws IOException {
    Values values = new Values(this);
    @Nullable Property[] next = order();
    int last = 0;
    in.beginObject();
    while (in.hasNext()) {
      String wireName = in.nextName();
      Property property = next[last];
      if (property == null || !property.name.equals(wireName)) {
        property = byName.get(wireName);
      }
      if (property == null) {
        values.unknown(wireName, unknown(in));
      } else {
        next[last] = property;
        values.slots[property.slot] = read(property, in);
        last = property.slot + 1;
      }
    }
    in.endObject();
    for (Property property : required) {
      Object slot = values.slots[property.slot];
      if (AsSent.unwrap(slot) == null) {
        values.slots[property.slot] = nothing(property, slot, in);
      }
    }
    return create(values);
  }

  private @Nullable Property[] order() {
    @Nullable Property[] known = order;
    if (known == null) {
      known = new Property[size() + 1];
      order = known;
    }
    return known;
  }

  private Object read(Property property, JsonReader in) throws IOException {
    try {
      return property.codec.read(in);
    } catch (DecodingException | MalformedJsonException | EOFException e) {
      throw e;
    } catch (RuntimeException e) {
      throw Decoding.misfit(property.toString(), property.secret, in, e);
    }
  }

  /** A required list may be null, as PHP writes an empty one; nothing else may. */
  private static Object nothing(Property property, @Nullable Object slot, JsonReader in) {
    Object none = property.codec.none();
    if (none == null || !(slot instanceof AsSent asSent)) {
      throw Decoding.missing(property, slot == null, in);
    }
    return new AsSent(none, asSent.json());
  }

  private static JsonElement unknown(JsonReader in) throws IOException {
    return Codec.nextIsNull(in) ? JsonNull.INSTANCE : Codec.JSON.readValue(in);
  }
}
