package io.github.facturier.sandbox.data;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Helpers for JSON. They read leniently: a number or a boolean may be a string. */
public final class Json {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  private Json() {}

  /** Serializes JSON, with nulls. */
  public static String write(JsonElement json) {
    return GSON.toJson(json);
  }

  /** Parses a JSON object; null if the text is anything else. */
  public static @Nullable JsonObject parseObject(String text) {
    try {
      JsonElement json = JsonParser.parseString(text);
      return json.isJsonObject() ? json.getAsJsonObject() : null;
    } catch (JsonParseException e) {
      return null;
    }
  }

  /** The text of a scalar member; null if it is absent, null or not a scalar. */
  public static @Nullable String text(JsonObject object, String name) {
    return text(object.get(name));
  }

  /** The text of a scalar; null if it is absent, null or not a scalar. */
  public static @Nullable String text(@Nullable JsonElement value) {
    return value != null && value.isJsonPrimitive() ? value.getAsString() : null;
  }

  /** The text of a scalar member, or a default. */
  public static String text(JsonObject object, String name, String defaultValue) {
    String text = text(object, name);
    return text == null ? defaultValue : text;
  }

  /** Whether a member is absent, null or an empty text. */
  public static boolean blank(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value == null
        || value.isJsonNull()
        || (value.isJsonPrimitive() && value.getAsString().isBlank());
  }

  /** The identifier in a member; null if it is absent or not an integer. */
  public static @Nullable Long id(JsonObject object, String name) {
    return id(text(object, name));
  }

  /** Parses an identifier; null if it is not an integer. */
  public static @Nullable Long id(@Nullable String text) {
    if (text == null || !text.matches("-?\\d{1,18}")) {
      return null;
    }
    return Long.valueOf(text);
  }

  /** Whether a member is {@code true}, {@code 1} or {@code yes}. */
  public static boolean flag(JsonObject object, String name) {
    return flag(text(object, name));
  }

  /** Whether a text is {@code true}, {@code 1} or {@code yes}. */
  public static boolean flag(@Nullable String text) {
    return "1".equals(text) || "true".equals(text) || "yes".equals(text);
  }

  /** The objects of an array, or of an object in place of an array ({@code {"0": {}, "1": {}}}). */
  public static List<JsonObject> objects(JsonObject object, String name) {
    JsonElement value = object.get(name);
    List<JsonObject> objects = new ArrayList<>();
    if (value instanceof JsonArray array) {
      array.forEach(item -> addObject(objects, item));
    } else if (value instanceof JsonObject map) {
      map.asMap().values().forEach(item -> addObject(objects, item));
    }
    return objects;
  }

  private static void addObject(List<JsonObject> objects, JsonElement item) {
    if (item instanceof JsonObject object) {
      objects.add(object);
    }
  }

  /** The identifiers in an array. */
  public static List<Long> ids(JsonObject object, String name) {
    List<Long> ids = new ArrayList<>();
    if (object.get(name) instanceof JsonArray array) {
      for (JsonElement item : array) {
        Long id = id(text(item));
        if (id != null) {
          ids.add(id);
        }
      }
    }
    return ids;
  }

  /** Copies all members of {@code changes} to {@code target}, except those of the given names. */
  public static void merge(JsonObject target, JsonObject changes, List<String> except) {
    changes
        .asMap()
        .forEach(
            (name, value) -> {
              if (!except.contains(name)) {
                target.add(name, value.deepCopy());
              }
            });
  }

  /** Copies a member, unless it is blank, to another object under another name. */
  public static void copy(JsonObject from, String name, JsonObject to, String as) {
    if (!blank(from, name)) {
      to.add(as, from.get(name).deepCopy());
    }
  }

  /** Sets a member if it is absent or null. */
  public static void fill(JsonObject object, String name, @Nullable Object value) {
    JsonElement present = object.get(name);
    if (present == null || present.isJsonNull()) {
      object.add(name, of(value));
    }
  }

  /** Converts a value to JSON; a value of any other type becomes its text. */
  public static JsonElement of(@Nullable Object value) {
    if (value == null) {
      return JsonNull.INSTANCE;
    }
    if (value instanceof JsonElement json) {
      return json;
    }
    if (value instanceof Boolean flag) {
      return new JsonPrimitive(flag);
    }
    if (value instanceof Number number) {
      return new JsonPrimitive(number);
    }
    return new JsonPrimitive(value.toString());
  }

  /** Creates an array. */
  public static JsonArray array(List<? extends JsonElement> items) {
    JsonArray array = new JsonArray();
    items.forEach(array::add);
    return array;
  }

  /** Creates an object from alternating names and values. */
  public static JsonObject object(@Nullable Object... namesAndValues) {
    JsonObject object = new JsonObject();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.add(String.valueOf(namesAndValues[i]), of(namesAndValues[i + 1]));
    }
    return object;
  }
}
