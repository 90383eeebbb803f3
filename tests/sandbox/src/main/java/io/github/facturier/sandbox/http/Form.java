package io.github.facturier.sandbox.http;

import io.github.facturier.sandbox.data.Amounts;
import io.github.facturier.sandbox.data.Json;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The decoded fields of a form or query string; a field may have several values. */
public final class Form {
  private final Map<String, List<String>> values = new LinkedHashMap<>();

  /**
   * Parses a text such as {@code action=getClient&client_id=766}.
   *
   * @throws IllegalArgumentException if a percent sign is not followed by two hexadecimal digits
   */
  public static Form parse(String query) {
    Form form = new Form();
    for (String pair : query.isEmpty() ? new String[0] : query.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      form.values.computeIfAbsent(decode(name), key -> new ArrayList<>()).add(decode(value));
    }
    return form;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** The names of all fields. */
  public Set<String> names() {
    return values.keySet();
  }

  /** All values of a field. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** The value of a field; null if it is absent or empty. */
  public @Nullable String get(String name) {
    List<String> all = all(name);
    return all.isEmpty() || all.get(0).isEmpty() ? null : all.get(0);
  }

  /** The value of a field, or a default if it is absent or empty. */
  public String get(String name, String defaultValue) {
    String value = get(name);
    return value == null ? defaultValue : value;
  }

  /** The identifier in a field; null if it is absent or not an integer. */
  public @Nullable Long id(String name) {
    return Json.id(get(name));
  }

  /** The amount in a field; null if it is absent or not a number. */
  public @Nullable BigDecimal amount(String name) {
    return Amounts.parse(get(name));
  }
}
