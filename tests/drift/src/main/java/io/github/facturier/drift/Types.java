package io.github.facturier.drift;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Types of values. A documentation either declares a type ({@code integer}, {@code decimal}, {@code
 * string}, {@code boolean}, {@code date}, {@code date-time}, {@code array}, {@code object}, {@code
 * file}) or shows a value, which is less precise: {@code a-text} is any value with quotation marks,
 * {@code a-number} and {@code a-flag} have none.
 */
final class Types {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  private Types() {}

  /** The type of an example's value without quotation marks; empty if it has none. */
  static String ofBareValue(String text) {
    if (text.equals("true") || text.equals("false")) {
      return "a-flag";
    }
    return NUMBER.matcher(text).matches() ? "a-number" : "";
  }

  /** The type that a documentation declares in its own words; empty if it is unknown. */
  static String ofDeclaration(String text) {
    return switch (text.toLowerCase(Locale.ROOT).replaceAll("\\(.*", "").strip()) {
      case "int", "integer", "bigint", "long" -> "integer";
      case "decimal", "float", "number", "double" -> "decimal";
      case "string", "text", "varchar" -> "string";
      case "bool", "boolean" -> "boolean";
      case "date" -> "date";
      case "datetime", "date-time" -> "date-time";
      case "array", "list" -> "array";
      case "object", "hash" -> "object";
      case "file" -> "file";
      default -> "";
    };
  }

  /**
   * Whether a field of the spec is compatible with a documented type.
   *
   * @param documented a type as above
   * @param spec {@code integer}, {@code number}, {@code decimal} (an amount as text), {@code
   *     string}, {@code enum}, {@code boolean}, {@code date}, {@code date-time}, {@code array},
   *     {@code object}, {@code file} or {@code any}
   */
  static boolean fit(String documented, String spec) {
    if (spec.equals("any") || documented.isEmpty()) {
      return true;
    }
    boolean nested = spec.equals("array") || spec.equals("object");
    return switch (documented) {
      case "a-text" -> !nested;
      case "a-number" -> !nested && !spec.startsWith("date");
      case "a-flag" -> spec.equals("boolean") || spec.equals("enum") || spec.equals("string");
      case "integer" -> spec.equals("integer") || spec.equals("enum");
      case "decimal" -> spec.equals("decimal") || spec.equals("number");
      case "string" -> spec.equals("string") || spec.equals("enum");
      default -> documented.equals(spec);
    };
  }
}
