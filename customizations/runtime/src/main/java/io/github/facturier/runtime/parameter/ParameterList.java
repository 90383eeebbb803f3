package io.github.facturier.runtime.parameter;

import io.github.facturier.runtime.internal.redact.Redactor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects the parameters of a request in order. Null values are omitted. */
public final class ParameterList {
  private final List<Map.Entry<String, Object>> entries = new ArrayList<>();
  private final Set<String> documented = new HashSet<>();
  private final Set<String> secrets = new HashSet<>();

  ParameterList() {}

  /** Adds a parameter. */
  public void add(String name, @Nullable Object value) {
    documented.add(name);
    if (value != null) {
      entries.add(Map.entry(name, value));
    }
  }

  /** Adds a parameter whose value is secret. */
  public void addSecret(String name, @Nullable Object value) {
    secrets.add(name);
    add(name, value);
  }

  /**
   * Adds a boolean that is sent as one of two texts.
   *
   * @param whenFalse the text for false; empty if the parameter is omitted for false
   */
  public void addBoolean(String name, @Nullable Boolean value, String whenTrue, String whenFalse) {
    boolean leftOut = value == null || !value && whenFalse.isEmpty();
    add(name, leftOut ? null : value ? whenTrue : whenFalse);
  }

  /** Adds a parameter that is repeated for each value. */
  public void addEach(String name, @Nullable Collection<?> values) {
    documented.add(name);
    if (values != null) {
      values.forEach(value -> entries.add(Map.entry(name, value)));
    }
  }

  /** Adds a parameter whose values are joined with commas. */
  public void addJoined(String name, @Nullable Collection<?> values) {
    boolean none = values == null || values.isEmpty();
    add(name, none ? null : values.stream().map(Object::toString).collect(Collectors.joining(",")));
  }

  /** Whether the value is secret, by the spec or by its name. */
  boolean isSecret(String name) {
    return secrets.contains(name) || Redactor.isSecretName(name);
  }

  boolean isDocumented(String name) {
    return documented.contains(name);
  }

  List<Map.Entry<String, Object>> entries() {
    return entries;
  }
}
