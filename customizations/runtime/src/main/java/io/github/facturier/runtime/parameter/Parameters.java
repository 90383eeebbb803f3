package io.github.facturier.runtime.parameter;

import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.error.ValueLimits;
import io.github.facturier.runtime.internal.redact.Redactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The optional parameters of an operation. Immutable; created by the builder of the generated
 * subclass. Parameters that are not in the spec are set with {@link Builder#additionalParameter}.
 */
public abstract sealed class Parameters permits FormParameters, QueryParameters {
  private final List<Map.Entry<String, String>> additional;

  Parameters(Builder<?> builder) {
    this.additional = List.copyOf(builder.additional);
  }

  /** Adds the parameters of the spec, in its order. Null values are omitted. */
  protected abstract void addTo(ParameterList list);

  /**
   * The names and values in the order in which they are sent. A name is repeated if each of its
   * values is sent separately.
   *
   * @throws IllegalArgumentException if an additional parameter is in the spec
   */
  public final List<Map.Entry<String, Object>> entries() {
    ParameterList list = list();
    for (Map.Entry<String, String> entry : additional) {
      if (list.isDocumented(entry.getKey())) {
        throw new IllegalArgumentException(
            getClass().getSimpleName()
                + ".Builder.additionalParameter(): '"
                + entry.getKey()
                + "' has a builder method of its own: use that");
      }
      list.entries().add(Map.entry(entry.getKey(), entry.getValue()));
    }
    return List.copyOf(list.entries());
  }

  /** Whether the value of a parameter is secret, by the spec or by its name. */
  public final boolean isSecret(String name) {
    return list().isSecret(name);
  }

  /** Whether the spec has a parameter of this name, set or not. */
  public final boolean isDocumented(String name) {
    return list().isDocumented(name);
  }

  private ParameterList list() {
    ParameterList list = new ParameterList();
    addTo(list);
    return list;
  }

  /** Equal if the same parameters have equal values. */
  @Override
  public final boolean equals(@Nullable Object other) {
    return other != null
        && other.getClass() == getClass()
        && entries().equals(((Parameters) other).entries());
  }

  @Override
  public final int hashCode() {
    return entries().hashCode();
  }

  /** The names and values; those that are secret are hidden. */
  @Override
  public final String toString() {
    ParameterList list = list();
    return entries().stream()
        .map(
            entry ->
                entry.getKey()
                    + "="
                    + (list.isSecret(entry.getKey()) ? Redactor.HIDDEN : entry.getValue()))
        .collect(Collectors.joining(", ", getClass().getSimpleName() + "{", "}"));
  }

  /**
   * Collects parameters. Not thread-safe.
   *
   * @param <B> the builder itself
   */
  public abstract static class Builder<B extends Builder<B>> {
    private final List<Map.Entry<String, String>> additional = new ArrayList<>();

    /** Creates a builder without parameters. */
    protected Builder() {}

    /** Creates a builder with the additional parameters of an existing object. */
    protected Builder(Parameters parameters) {
      additional.addAll(parameters.additional);
    }

    /** Applies a function that sets parameters: {@code builder.apply(q -> q.page(2))}. */
    public final B apply(Consumer<? super B> settings) {
      B self = self();
      settings.accept(self);
      return self;
    }

    /**
     * Adds a parameter that is not in the spec. It is sent after those of the spec, and repeated if
     * it is added more than once.
     *
     * @throws IllegalArgumentException if the name is blank, or the value is null
     */
    public final B additionalParameter(String name, String value) {
      additional.add(
          Map.entry(
              Checks.notBlank("additionalParameter", "name", name),
              Checks.required("additionalParameter", name, value)));
      return self();
    }

    /**
     * Checks a value against the limits of the spec.
     *
     * @throws IllegalArgumentException if it is not within them
     */
    protected final void check(String name, ValueLimits limits, @Nullable Object value) {
      if (value != null) {
        Checks.within(parameters(), name, limits, value);
      }
    }

    /**
     * Copies the values of a list.
     *
     * @throws IllegalArgumentException if one is null
     */
    protected final <T> @Nullable List<T> copy(String name, @Nullable List<T> values) {
      if (values == null) {
        return null;
      }
      Checks.elements(parameters(), name, values);
      return List.copyOf(values);
    }

    /** The name of the class that is built, for messages. */
    private String parameters() {
      Class<?> enclosing = getClass().getEnclosingClass();
      return enclosing == null ? getClass().getSimpleName() : enclosing.getSimpleName();
    }

    @SuppressWarnings("unchecked") // B is the builder itself, by the contract of this class
    private B self() {
      return (B) this;
    }
  }
}
