package io.github.facturier.runtime;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * Keeps trees of the caller's as shallow as those that are read, since Gson copies, compares and
 * writes them recursively: a very deep one, or one that contains itself, would end the thread.
 */
final class JsonDepth {
  private JsonDepth() {}

  /**
   * Looks at a tree from its root.
   *
   * @throws IllegalArgumentException if it is deeper than what a reader takes
   */
  static void check(JsonElement json) {
    check(json, JsonText.MAX_DEPTH);
  }

  private static void check(JsonElement json, int left) {
    if (json.isJsonPrimitive() || json.isJsonNull()) {
      return;
    }
    if (left == 0) {
      throw new IllegalArgumentException(
          "JSON may be nested " + JsonText.MAX_DEPTH + " levels deep at most");
    }
    if (json instanceof JsonObject object) {
      object.asMap().values().forEach(item -> check(item, left - 1));
    } else {
      json.getAsJsonArray().forEach(item -> check(item, left - 1));
    }
  }
}
