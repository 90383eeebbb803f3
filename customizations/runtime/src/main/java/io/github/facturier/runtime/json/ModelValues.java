package io.github.facturier.runtime.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.facturier.runtime.internal.redact.Redactor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Access to the values of any model by name, for paging and redaction. Not for applications. */
public final class ModelValues {
  /** A name that indicates a secret. */
  private static final String SECRET = "secret";

  private ModelValues() {}

  /** Returns the value of a list property by its path with dots; empty if absent. */
  public static List<?> list(Model model, String path) {
    return at(model, path) instanceof List<?> items ? items : List.of();
  }

  /** Returns the value of an integer property by its path with dots; null if absent. */
  public static @Nullable Long number(Model model, String path) {
    return at(model, path) instanceof Long number ? number : null;
  }

  /** Returns the value of a text property by its path with dots; null if absent. */
  public static @Nullable String text(Model model, String path) {
    return at(model, path) instanceof String text ? text : null;
  }

  private static @Nullable Object at(Model model, String path) {
    Object value = model;
    for (String name : path.split("\\.")) {
      value = value instanceof Model parent ? value(parent, name) : null;
    }
    return value;
  }

  private static @Nullable Object value(Model model, String name) {
    FieldValues values = model.values();
    Property<?> property = values.schema.find(name);
    return property == null ? null : RawValue.unwrap(values.slots[property.slot]);
  }

  /**
   * Returns the values of secret properties and of fields whose name indicates a secret, at any
   * depth.
   */
  public static List<String> secrets(Model model) {
    List<String> secrets = new ArrayList<>();
    collect(model, false, secrets);
    return secrets;
  }

  private static void collect(@Nullable Object value, boolean secret, List<String> secrets) {
    if (value instanceof Model model) {
      FieldValues values = model.values();
      for (int i = 0; i < values.slots.length; i++) {
        boolean isSecret = secret || values.schema.property(i).secret;
        collect(RawValue.unwrap(values.slots[i]), isSecret, secrets);
      }
      collect(values.unknown, secret, secrets);
    } else if (value instanceof Map<?, ?> entries) {
      entries.forEach(
          (name, item) -> collect(item, secret || Redactor.isSecretName(name.toString()), secrets));
    } else if (value instanceof JsonObject object) {
      for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
        collect(entry.getValue(), secret || Redactor.isSecretName(entry.getKey()), secrets);
      }
    } else if (value instanceof Iterable<?> items) { // also a JSON array
      items.forEach(item -> collect(item, secret, secrets));
    } else if (secret && value instanceof JsonPrimitive json) {
      secrets.add(json.getAsString());
    } else if (secret && value != null && !(value instanceof JsonElement)) {
      secrets.add(value.toString());
    }
  }

  /** Returns the names of the secret properties that a codec reads, at any depth. */
  public static Set<String> secretNames(Codec<?> codec) {
    Set<Schema<?>> schemas = new LinkedHashSet<>();
    Set<String> names = new LinkedHashSet<>();
    collectNames(codec.models(), schemas, names);
    return names;
  }

  private static void collectNames(
      @Nullable Schema<?> schema, Set<Schema<?>> schemas, Set<String> names) {
    if (schema != null && schemas.add(schema)) {
      for (Property<?> property : schema.properties()) {
        if (property.secret) {
          names.add(property.name);
        }
        collectNames(property.codec.models(), schemas, names);
      }
    }
  }

  /**
   * Returns a value for logs. Values whose name indicates a secret are hidden at any depth.
   *
   * @param name the name of the value
   */
  static @Nullable Object shown(String name, @Nullable Object value) {
    return value instanceof JsonElement json
        ? Redactor.hideSecrets(name, json)
        : shown(value, false);
  }

  private static @Nullable Object shown(@Nullable Object value, boolean secret) {
    if (value instanceof Model) {
      return value;
    } else if (value instanceof Map<?, ?> entries) {
      Map<Object, @Nullable Object> shown = new LinkedHashMap<>();
      entries.forEach(
          (key, item) ->
              shown.put(key, shown(item, secret || Redactor.isSecretName(key.toString()))));
      return shown;
    } else if (value instanceof List<?> items) {
      return Arrays.asList(items.stream().map(item -> shown(item, secret)).toArray());
    } else if (value instanceof JsonElement json) {
      return Redactor.hideSecrets(secret ? SECRET : "", json);
    }
    return secret && value != null ? Redactor.HIDDEN : value;
  }
}
