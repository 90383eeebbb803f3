package io.github.facturier.runtime.json;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonWriter;
import io.github.facturier.runtime.internal.redact.Redactor;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An object of a request or a response. Immutable.
 *
 * <p>A property that was not set is absent and is not written; a property that was set to null is
 * written as {@code null}. Fields that are not in the spec are kept in {@link
 * #additionalProperties()} and written.
 */
public abstract class Model {
  private final FieldValues values;

  /**
   * @param values the values from a builder or a schema; must not be modified afterwards
   */
  protected Model(FieldValues values) {
    this.values = values;
  }

  /**
   * Returns the value of a property; null if it is absent, null or empty.
   *
   * @param property a property of this model
   */
  protected final <T> @Nullable T get(Property<T> property) {
    return property.value(values.slots[property.slot]);
  }

  /**
   * Returns the value of a required property, which every model has that is built or read.
   *
   * @param property a property of this model
   * @throws IllegalStateException if the value is missing
   */
  protected final <T> T require(Property<T> property) {
    T value = get(property);
    if (value == null) {
      throw new IllegalStateException(property + " is required and missing");
    }
    return value;
  }

  /**
   * Whether the property was set, also if it was set to null.
   *
   * @param name the name in JSON
   */
  public final boolean isSet(String name) {
    Property<?> property = values.schema.find(name);
    return property == null
        ? values.unknown != null && values.unknown.containsKey(name)
        : values.slots[property.slot] != null;
  }

  /**
   * Returns a property as JSON, whether it is in the spec or not.
   *
   * @param name the name in JSON
   * @return null if the property is absent
   */
  public final @Nullable JsonElement property(String name) {
    Property<?> property = values.schema.find(name);
    if (property == null) {
      return values.unknown == null ? null : copy(values.unknown.get(name));
    }
    Object slot = values.slots[property.slot];
    return slot == null ? null : property.codec.tree(slot);
  }

  /** The fields that are not in the spec. Each value is a copy. */
  public final Map<String, JsonElement> additionalProperties() {
    if (values.unknown == null) {
      return Map.of();
    }
    Map<String, JsonElement> copy = new LinkedHashMap<>();
    values.unknown.forEach((name, json) -> copy.put(name, json.deepCopy()));
    return Collections.unmodifiableMap(copy);
  }

  private static @Nullable JsonElement copy(@Nullable JsonElement json) {
    return json == null ? null : json.deepCopy();
  }

  /** The JSON as it is sent, including secrets. Use {@link #toString()} for logs. */
  public final String toJson() {
    return JsonText.write(this::write);
  }

  /**
   * Returns the identifier of the record that this event is about: the first whole number, or text
   * of one, at the JSON pointers. A segment in braces stands for the text of that property.
   *
   * @param pointers such as {@code /id} and {@code /record/ids/{application}}
   * @return null if there is none
   */
  protected final @Nullable Long recordIdAt(String... pointers) {
    return RecordId.of(this, pointers);
  }

  final FieldValues values() {
    return values;
  }

  final void write(JsonWriter out) throws IOException {
    out.beginObject();
    for (int i = 0; i < values.slots.length; i++) {
      Object slot = values.slots[i];
      if (slot != null) {
        Property<?> property = values.schema.property(i);
        out.name(property.name);
        property.codec.writeSlot(out, slot);
      }
    }
    if (values.unknown != null) {
      for (Map.Entry<String, JsonElement> entry : values.unknown.entrySet()) {
        out.name(entry.getKey());
        Codec.JSON.writeSlot(out, entry.getValue());
      }
    }
    out.endObject();
  }

  /** Equal if the same properties are set to equal values. */
  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof Model that
        && that.getClass() == getClass()
        && that.values.schema == values.schema
        && sameSlots(that.values.slots)
        && additionalProperties().equals(that.additionalProperties());
  }

  private boolean sameSlots(@Nullable Object[] others) {
    for (int i = 0; i < others.length; i++) {
      Object mine = values.slots[i];
      Object other = others[i];
      if ((mine == null) != (other == null)
          || !Objects.equals(RawValue.unwrap(mine), RawValue.unwrap(other))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public final int hashCode() {
    return Arrays.hashCode(Arrays.stream(values.slots).map(RawValue::unwrap).toArray());
  }

  /**
   * The name of the model and its values, for logs. Secrets, and values whose name indicates a
   * secret, are hidden.
   */
  @Override
  public final String toString() {
    StringBuilder text = new StringBuilder(values.schema.name()).append('{');
    String separator = "";
    for (int i = 0; i < values.slots.length; i++) {
      Object slot = values.slots[i];
      if (slot != null) {
        Property<?> property = values.schema.property(i);
        Object shown =
            property.secret
                ? Redactor.HIDDEN
                : ModelValues.shown(property.name, RawValue.unwrap(slot));
        text.append(separator).append(property.name).append('=').append(shown);
        separator = ", ";
      }
    }
    if (values.unknown != null) {
      for (Map.Entry<String, JsonElement> entry : values.unknown.entrySet()) {
        JsonElement json = entry.getValue();
        text.append(separator).append(entry.getKey()).append('=');
        text.append(ModelValues.shown(entry.getKey(), json));
        separator = ", ";
      }
    }
    return text.append('}').toString();
  }
}
