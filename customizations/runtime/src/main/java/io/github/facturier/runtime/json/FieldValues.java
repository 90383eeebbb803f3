package io.github.facturier.runtime.json;

import com.google.gson.JsonElement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of a model, with one slot for each property. A slot is null if the property is absent,
 * a {@link RawValue} if its JSON must be kept, otherwise the value itself.
 */
public final class FieldValues {
  final Schema<?> schema;
  final @Nullable Object[] slots;
  @Nullable Map<String, JsonElement> unknown;

  FieldValues(Schema<?> schema) {
    this.schema = schema;
    this.slots = new Object[schema.size()];
  }

  FieldValues(FieldValues other) {
    this.schema = other.schema;
    this.slots = other.slots.clone();
    this.unknown = other.unknown == null ? null : new LinkedHashMap<>(other.unknown);
  }

  /** Whether a property is absent, null or empty. */
  boolean isMissing(int slot) {
    return RawValue.unwrap(slots[slot]) == null;
  }

  void unknown(String name, JsonElement json) {
    if (unknown == null) {
      unknown = new LinkedHashMap<>();
    }
    unknown.put(name, json);
  }
}
