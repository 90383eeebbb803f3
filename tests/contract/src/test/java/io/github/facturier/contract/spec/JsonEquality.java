package io.github.facturier.contract.spec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The definition of "JSON-equal" in these tests. A number equals its text, and the empty text, a
 * zero date, null and absence equal one another; nothing else may differ but the order of members.
 * A number is compared by its digits, so that {@code 0.1} and {@code 0.10} differ.
 */
public final class JsonEquality {
  private static final Set<String> NOTHING =
      Set.of("", "0000-00-00", "00/00/00", "00/00/0000", "0000-00-00 00:00:00");

  private JsonEquality() {}

  /**
   * Compares two documents.
   *
   * @throws AssertionError if they are not equal; its message has one line per difference, with its
   *     path
   */
  public static void assertEqual(String expected, String actual) {
    List<String> differences =
        differences(JsonParser.parseString(expected), JsonParser.parseString(actual));
    if (!differences.isEmpty()) {
      throw new AssertionError(
          String.join("\n", differences) + "\nexpected: " + expected + "\nbut was:  " + actual);
    }
  }

  /** The differences, one per line, each with its path. */
  public static List<String> differences(JsonElement expected, JsonElement actual) {
    List<String> differences = new ArrayList<>();
    compare("$", expected, actual, differences);
    return differences;
  }

  private static void compare(
      String path, JsonElement expected, JsonElement actual, List<String> differences) {
    if (isNothing(expected) && isNothing(actual)) {
      return;
    }
    if (expected instanceof JsonObject left && actual instanceof JsonObject right) {
      Set<String> names = new LinkedHashSet<>(left.keySet());
      names.addAll(right.keySet());
      names.forEach(
          name -> compare(path + "." + name, left.get(name), right.get(name), differences));
    } else if (expected instanceof JsonArray left
        && actual instanceof JsonArray right
        && left.size() == right.size()) {
      for (int i = 0; i < left.size(); i++) {
        compare(path + "[" + i + "]", left.get(i), right.get(i), differences);
      }
    } else if (!isSameScalar(expected, actual)) {
      differences.add(path + ": expected " + expected + ", but was " + actual);
    }
  }

  /** Whether the value is one of the forms of absence. */
  static boolean isNothing(JsonElement value) {
    return value == null
        || value.isJsonNull()
        || value instanceof JsonPrimitive scalar
            && scalar.isString()
            && NOTHING.contains(scalar.getAsString());
  }

  private static boolean isSameScalar(JsonElement expected, JsonElement actual) {
    return expected instanceof JsonPrimitive left
        && actual instanceof JsonPrimitive right
        && left.isBoolean() == right.isBoolean()
        && Objects.equals(left.getAsString(), right.getAsString());
  }
}
