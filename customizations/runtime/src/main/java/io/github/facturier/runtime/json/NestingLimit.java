package io.github.facturier.runtime.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;

/**
 * Applies the nesting limit of readers to a caller's trees, since Gson copies, compares and writes
 * trees recursively: a very deep or cyclic tree causes a {@link StackOverflowError}.
 */
final class NestingLimit {
  private NestingLimit() {}

  /**
   * Checks a tree.
   *
   * @throws IllegalArgumentException if it exceeds the limit
   */
  static void check(JsonElement json) {
    if (exceedsLimit(json)) {
      throw new IllegalArgumentException(
          "JSON may be nested at most " + JsonText.MAX_DEPTH + " levels deep");
    }
  }

  /** Whether a tree exceeds the limit. */
  static boolean exceedsLimit(JsonElement json) {
    return exceeds(json, JsonText.MAX_DEPTH);
  }

  private static boolean exceeds(JsonElement json, int limit) {
    if (json.isJsonPrimitive() || json.isJsonNull()) {
      return false;
    }
    if (limit == 0) {
      return true;
    }
    if (json instanceof JsonObject object) {
      for (Map.Entry<String, JsonElement> member : object.entrySet()) {
        if (exceeds(member.getValue(), limit - 1)) {
          return true;
        }
      }
      return false;
    }
    for (JsonElement item : json.getAsJsonArray()) {
      if (exceeds(item, limit - 1)) {
        return true;
      }
    }
    return false;
  }
}
