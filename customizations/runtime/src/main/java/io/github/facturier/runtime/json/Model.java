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
 * What is sent to a provider or comes back from one: immutable, with everything that was set and
 * nothing that was not.
 *
 * <p>A property that was never set is absent and is not written; one set to null is written as
 * {@code null}. Fields that the spec does not know are kept in {@link #additionalProperties()} and
 * written back.
 */
public abstract class Model {
  private final FieldValues values;

  /**
   * @param values what a builder or a schema collected; not changed any more
   */
  protected Model(FieldValues values) {
    this.values = values;
  }

  /**
   * The value of a property; null if it is absent, null or empty.
   *
   * @param property one of the model's own
   */
  protected final <T> @Nullable T get(Property<T> property) {
    return property.value(values.slots[property.slot]);
  }

  /**
   * The value of a required property: without it, a model is neither built nor read.
   *
   * @param property one of the model's own
   * @throws IllegalStateException if the value is missing
   */
  protected final <T> T require(Property<T> property) {
    T value = get(property);
    if (value == null) {
      throw new IllegalStateException(property + " is required and missing");
    }
    return value;
  }

  /** Whether the property was set, be it to null; {@code name} is the name on the wire. */
  public final boolean isSet(String name) {
    Property<?> property = values.schema.find(name);
    return property == null
        ? values.unknown != null && values.unknown.containsKey(name)
        : values.slots[property.slot] != null;
  }

  /**
   * A property by its name on the wire, as JSON, whether the spec knows it or not.
   *
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

  /** Fields that the provider sent and the spec does not know; each value is a copy. */
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

  /** The JSON that goes over the wire, secrets included. For logs there is {@link #toString()}. */
  public final String toJson() {
    return JsonText.write(this::write);
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

  /** Equal when the same properties are set to equal values. */
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
   * The name of the model and what is set, for people to read; secrets and values of telling names
   * are hidden.
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
