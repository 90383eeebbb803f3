package io.github.facturier.runtime.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.facturier.runtime.error.DecodingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the identifier of the record that an event is about. */
final class RecordId {
  /** A segment that stands for the text of a property of the event. */
  private static final Pattern VARIABLE = Pattern.compile("\\{(.+)}");

  private RecordId() {}

  /**
   * Returns the first whole number at one of the pointers.
   *
   * @return null if there is none
   */
  static @Nullable Long of(Model event, String... pointers) {
    for (String pointer : pointers) {
      Long id = wholeNumber(at(event, pointer.substring(1).split("/")));
      if (id != null) {
        return id;
      }
    }
    return null;
  }

  private static @Nullable JsonElement at(Model event, String[] segments) {
    JsonElement json = event.property(segments[0]);
    for (int i = 1; i < segments.length && json != null; i++) {
      String name = name(event, segments[i]);
      json = json instanceof JsonObject object && name != null ? object.get(name) : null;
    }
    return json;
  }

  private static @Nullable String name(Model event, String segment) {
    Matcher variable = VARIABLE.matcher(segment);
    if (!variable.matches()) {
      return segment;
    }
    JsonElement text = event.property(variable.group(1));
    return text != null && text.isJsonPrimitive() ? text.getAsString() : null;
  }

  private static @Nullable Long wholeNumber(@Nullable JsonElement json) {
    if (json == null || !json.isJsonPrimitive() || json.getAsString().isEmpty()) {
      return null;
    }
    try {
      return Codec.LONG_NUMBER.parse(json.toString());
    } catch (DecodingException e) {
      return null; // the identifier of another application
    }
  }
}
