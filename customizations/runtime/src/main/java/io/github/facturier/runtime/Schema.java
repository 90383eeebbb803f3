package io.github.facturier.runtime;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a model, in the order of the spec. Immutable and thread-safe.
 *
 * @param <M> the model
 */
public final class Schema<M extends Model> {
  private final String name;
  private final PrivateConstructor<M> constructor;
  private final List<Property> properties;
  private final Map<String, Property> byName;
  private final List<Property> required;

  /**
   * Which property came after which, by the slot of the one before, the last time that a model was
   * read: servers keep to their order. A guess only, so threads may overwrite each other's.
   */
  private @Nullable Property @Nullable [] order;

  private final Codec<M> codec = new Codec.ModelCodec<>(this);

  private Schema(Builder<M> builder) {
    this.name = builder.name;
    this.constructor = builder.constructor;
    this.properties = List.copyOf(builder.properties.values());
    this.byName = Map.copyOf(builder.properties);
    this.required = properties.stream().filter(property -> property.required).toList();
  }

  /**
   * Starts the schema of a model. Models may contain themselves and one another: a codec looks up
   * the schema of a model when it reads the first one.
   *
   * @param type the model's class, which has a private constructor for {@link Values}
   */
  public static <M extends Model> Builder<M> builder(Class<M> type) {
    return new Builder<>(type);
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

  /** The model's name in the spec. */
  public String name() {
    return name;
  }

  /** The properties, in the order of the spec. */
  public List<Property> properties() {
    return properties;
  }

  /**
   * Reads a model from JSON text.
   *
   * @throws DecodingException if the text is not JSON, a value fits its property in no lenient way,
   *     or a required property is missing
   */
  public M parse(String json) {
    return codec.parse(name, Checks.required(name + ".fromJson", "json", json));
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

  /**
   * Collects the properties of a {@link Schema}. A schema that was built does not change with its
   * builder.
   *
   * @param <M> the model
   */
  public static final class Builder<M extends Model> {
    private final String name;
    private final PrivateConstructor<M> constructor;
    private final Map<String, Property> properties = new LinkedHashMap<>();

    private Builder(Class<M> type) {
      this.name = type.getSimpleName();
      this.constructor = new PrivateConstructor<>(type, Values.class);
    }

    /** Adds a property. */
    public Builder<M> property(String wireName, Codec<?> codec) {
      return add(wireName, codec, false, false);
    }

    /** Adds a property without which a model cannot be built. */
    public Builder<M> required(String wireName, Codec<?> codec) {
      return add(wireName, codec, true, false);
    }

    /** Adds a property that is redacted in every text about the model. */
    public Builder<M> secret(String wireName, Codec<?> codec) {
      return add(wireName, codec, false, true);
    }

    /** Adds a redacted property without which a model cannot be built. */
    public Builder<M> requiredSecret(String wireName, Codec<?> codec) {
      return add(wireName, codec, true, true);
    }

    private Builder<M> add(String wireName, Codec<?> codec, boolean required, boolean secret) {
      Property property = new Property(name, wireName, codec, properties.size(), required, secret);
      if (properties.putIfAbsent(wireName, property) != null) {
        throw new IllegalArgumentException(property + " is there already");
      }
      return this;
    }

    /** Makes the schema of the properties so far. */
    public Schema<M> build() {
      return new Schema<>(this);
    }
  }
}
