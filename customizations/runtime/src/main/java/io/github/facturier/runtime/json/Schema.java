package io.github.facturier.runtime.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;
import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.error.DecodingException;
import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a model, in the order of the spec. Immutable and thread-safe.
 *
 * @param <M> the model
 */
public final class Schema<M extends Model> {
  /** The schema of each model class, set by the static initializer of the class. */
  private static final ClassValue<AtomicReference<@Nullable Schema<?>>> SCHEMAS =
      new ClassValue<>() {
        @Override
        protected AtomicReference<@Nullable Schema<?>> computeValue(Class<?> type) {
          return new AtomicReference<>();
        }
      };

  private final String name;
  private final Function<FieldValues, M> constructor;
  private final List<Property<?>> properties;
  private final Map<String, Property<?>> byName;
  private final List<Property<?>> required;

  /**
   * For each slot, the property that followed it when a model was last read, since servers keep the
   * order. It is only a hint, so races between threads are harmless.
   */
  private final @Nullable Property<?>[] next;

  private final Codec<M> codec = new Codec.ModelCodec<>(this);

  private Schema(Builder<M> builder) {
    this.name = builder.type.getSimpleName();
    this.constructor = builder.constructor;
    this.properties = List.copyOf(builder.properties);
    this.byName = Map.copyOf(builder.byName);
    this.required = properties.stream().filter(property -> property.required).toList();
    this.next = new Property<?>[properties.size() + 1];
  }

  /**
   * Returns a builder without properties. Called by the static initializer of the model's class.
   * Models may be recursive: a codec resolves the schema of a model on first use.
   *
   * <p>This method initializes the class. If it is called outside the static initializer, the class
   * has its schema already, and {@link Builder#build} fails.
   *
   * @param constructor creates a model from its values
   */
  public static <M extends Model> Builder<M> builder(
      Class<M> type, Function<FieldValues, M> constructor) {
    initialize(type);
    return new Builder<>(type, constructor);
  }

  /**
   * Returns the schema of a model.
   *
   * @throws IllegalArgumentException if the static initializer of the class does not build a schema
   */
  public static <M extends Model> Schema<M> of(Class<M> type) {
    AtomicReference<@Nullable Schema<?>> known = SCHEMAS.get(type);
    if (known.get() == null) {
      initialize(type);
    }
    @SuppressWarnings("unchecked") // build() keeps the schema of M under the class of M
    Schema<M> schema = (Schema<M>) known.get();
    if (schema == null) {
      throw new IllegalArgumentException(type + " has no Schema");
    }
    return schema;
  }

  /** Initializes a class if necessary. */
  private static void initialize(Class<?> type) {
    Schema.class.getModule().addReads(type.getModule());
    try {
      MethodHandles.lookup().ensureInitialized(type);
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(type + " is not public", e);
    }
  }

  /** The model's name in the spec. */
  public String name() {
    return name;
  }

  /** The properties, in the order of the spec. */
  public List<Property<?>> properties() {
    return properties;
  }

  /**
   * Parses a model from JSON.
   *
   * @throws IllegalArgumentException if the text is null
   * @throws DecodingException if the text is not JSON, a value is invalid, or a required property
   *     is missing
   */
  public M fromJson(String json) {
    return codec.parse(name, Checks.required(name + ".fromJson", "json", json));
  }

  public Codec<M> codec() {
    return codec;
  }

  boolean hasRequired() {
    return !required.isEmpty();
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

  M create(FieldValues values) {
    return constructor.apply(values);
  }

  public M empty() {
    return create(new FieldValues(this));
  }

  M read(JsonReader in) throws IOException {
    FieldValues values = new FieldValues(this);
    int last = 0;
    in.beginObject();
    while (in.hasNext()) {
      String wireName = in.nextName();
      Property<?> property = next[last];
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
    for (Property<?> property : required) {
      Object slot = values.slots[property.slot];
      if (RawValue.unwrap(slot) == null) {
        values.slots[property.slot] = nothing(property, slot, in);
      }
    }
    return create(values);
  }

  private static Object read(Property<?> property, JsonReader in) throws IOException {
    try {
      return property.codec.read(in);
    } catch (DecodingException | MalformedJsonException | EOFException e) {
      throw e;
    } catch (RuntimeException e) {
      throw DecodingErrors.invalidValue(property.toString(), property.secret, in, e);
    }
  }

  /**
   * Handles a missing required value: a list is empty, since PHP may write null for it; anything
   * else is an error.
   */
  private static Object nothing(Property<?> property, @Nullable Object slot, JsonReader in) {
    Object none = property.codec.none();
    if (none == null || !(slot instanceof RawValue raw)) {
      throw DecodingErrors.missing(property, slot == null, in);
    }
    return new RawValue(none, raw.json());
  }

  private static JsonElement unknown(JsonReader in) throws IOException {
    return Codec.nextIsNull(in) ? JsonNull.INSTANCE : Codec.JSON.readValue(in);
  }

  /**
   * Builds a schema. Not thread-safe; used by the static initializer of the model's class.
   *
   * @param <M> the model
   */
  public static final class Builder<M extends Model> {
    private final Class<M> type;
    private final Function<FieldValues, M> constructor;
    private final List<Property<?>> properties = new ArrayList<>();
    private final Map<String, Property<?>> byName = new HashMap<>();
    private boolean built;

    private Builder(Class<M> type, Function<FieldValues, M> constructor) {
      this.type = type;
      this.constructor = constructor;
    }

    /** Adds a property that may be absent. */
    public <T> Property<T> optional(String name, Codec<T> codec) {
      return add(name, codec, false, false);
    }

    /** Adds a property that must be set and not null. */
    public <T> Property<T> required(String name, Codec<T> codec) {
      return add(name, codec, true, false);
    }

    /** Adds a property that may be absent and whose values are redacted. */
    public <T> Property<T> optionalSecret(String name, Codec<T> codec) {
      return add(name, codec, false, true);
    }

    /** Adds a property that must be set and not null, and whose values are redacted. */
    public <T> Property<T> requiredSecret(String name, Codec<T> codec) {
      return add(name, codec, true, true);
    }

    private <T> Property<T> add(String name, Codec<T> codec, boolean required, boolean secret) {
      String owner = type.getSimpleName();
      Property<T> property =
          new Property<>(owner, name, codec, properties.size(), required, secret);
      if (built || byName.put(name, property) != null) {
        throw new IllegalStateException(property + " cannot be added");
      }
      properties.add(property);
      return property;
    }

    /**
     * Builds the schema and registers it for the class.
     *
     * @throws IllegalStateException if the class has a schema already
     */
    public Schema<M> build() {
      Schema<M> schema = new Schema<>(this);
      if (!SCHEMAS.get(type).compareAndSet(null, schema)) {
        throw new IllegalStateException(type + " has a Schema already");
      }
      built = true;
      return schema;
    }
  }
}
