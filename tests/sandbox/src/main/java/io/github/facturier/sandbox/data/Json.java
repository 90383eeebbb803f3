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

/** Lenient reading of JSON members: providers take numbers, booleans and their texts alike. */
public final class Json {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  private Json() {}

  public static String write(JsonElement json) {
    return GSON.toJson(json);
  }

  public static @Nullable JsonObject parseObject(String text) {
    try {
      JsonElement json = JsonParser.parseString(text);
      return json.isJsonObject() ? json.getAsJsonObject() : null;
    } catch (JsonParseException e) {
      return null;
    }
  }

  /** Text of a scalar member; null if it is absent, null or not a scalar. */
  public static @Nullable String text(JsonObject object, String name) {
    return text(object.get(name));
  }

  public static @Nullable String text(@Nullable JsonElement value) {
    return value != null && value.isJsonPrimitive() ? value.getAsString() : null;
  }

  public static String text(JsonObject object, String name, String otherwise) {
    String text = text(object, name);
    return text == null ? otherwise : text;
  }

  /** Whether a member is absent, null or an empty text. */
  public static boolean blank(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value == null
        || value.isJsonNull()
        || (value.isJsonPrimitive() && value.getAsString().isBlank());
  }

  public static @Nullable Long id(JsonObject object, String name) {
    return id(text(object, name));
  }

  public static @Nullable Long id(@Nullable String text) {
    if (text == null || !text.matches("-?\\d{1,18}")) {
      return null;
    }
    return Long.valueOf(text);
  }

  public static boolean flag(JsonObject object, String name) {
    return flag(text(object, name));
  }

  public static boolean flag(@Nullable String text) {
    return "1".equals(text) || "true".equals(text) || "yes".equals(text);
  }

  /** The objects of an array, or of a map that stands for one ({@code {"0": {}, "1": {}}}). */
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

  /** Sets all members of {@code changes} but the named ones. */
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

  /** Copies a member, if it says anything, to another object under another name. */
  public static void copy(JsonObject from, String name, JsonObject to, String as) {
    if (!blank(from, name)) {
      to.add(as, from.get(name).deepCopy());
    }
  }

  /** Sets a member that is absent or null. */
  public static void fill(JsonObject object, String name, @Nullable Object value) {
    JsonElement present = object.get(name);
    if (present == null || present.isJsonNull()) {
      object.add(name, of(value));
    }
  }

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

  public static JsonArray array(List<? extends JsonElement> items) {
    JsonArray array = new JsonArray();
    items.forEach(array::add);
    return array;
  }

  /** An object of names and values in turn. */
  public static JsonObject object(@Nullable Object... namesAndValues) {
    JsonObject object = new JsonObject();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.add(String.valueOf(namesAndValues[i]), of(namesAndValues[i + 1]));
    }
    return object;
  }

  /** A copy without the members that are null, at any depth. */
  public static JsonElement withoutNulls(JsonElement json) {
    if (json instanceof JsonObject object) {
      JsonObject copy = new JsonObject();
      object
          .asMap()
          .forEach(
              (name, value) -> {
                if (!value.isJsonNull()) {
                  copy.add(name, withoutNulls(value));
                }
              });
      return copy;
    }
    if (json instanceof JsonArray array) {
      JsonArray copy = new JsonArray();
      array.forEach(item -> copy.add(withoutNulls(item)));
      return copy;
    }
    return json;
  }
}
