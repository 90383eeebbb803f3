package io.github.facturier.runtime.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;

/**
 * Keeps trees of the caller's as shallow as those that are read, since Gson copies, compares and
 * writes them recursively: a very deep one, or one that contains itself, would end the thread.
 */
final class NestingLimit {
  private NestingLimit() {}

  /**
   * Looks at a tree from its root.
   *
   * @throws IllegalArgumentException if it is deeper than what a reader takes
   */
  static void check(JsonElement json) {
    if (exceedsLimit(json)) {
      throw new IllegalArgumentException(
          "JSON may be nested " + JsonText.MAX_DEPTH + " levels deep at most");
    }
  }

  /** Whether a tree is deeper than what a reader takes. */
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
