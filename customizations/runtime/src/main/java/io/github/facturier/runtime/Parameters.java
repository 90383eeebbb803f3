package io.github.facturier.runtime;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The optional parameters of an operation, as Retrofit takes them: a map from a name on the wire to
 * a value. Unlike other maps, it may hold a name more than once, where the provider's lists repeat
 * it ({@code kinds[]=vat&kinds[]=receipt}). Immutable; made by the builder of the generated
 * subclass.
 */
public abstract class Parameters extends AbstractMap<String, Object> {
  private final List<Entry<String, Object>> entries;

  /** Takes what a builder collected. */
  protected Parameters(Builder<?> builder) {
    this.entries = List.copyOf(builder.entries);
  }

  /** Sets what is set here in a builder that has nothing set. */
  protected final <B extends Builder<B>> B copyTo(B builder) {
    ((Builder<B>) builder).entries.addAll(entries);
    return builder;
  }

  @Override
  public final Set<Entry<String, Object>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, Object>> iterator() {
        return entries.iterator();
      }

      @Override
      public int size() {
        return entries.size();
      }
    };
  }

  /** The names and values; the values of telling names are hidden. */
  @Override
  public final String toString() {
    return entries.stream()
        .map(
            entry ->
                entry.getKey()
                    + "="
                    + (Redactor.isTelling(entry.getKey()) ? Redactor.HIDDEN : entry.getValue()))
        .collect(Collectors.joining(", ", getClass().getSimpleName() + "{", "}"));
  }

  /**
   * Collects parameters.
   *
   * @param <B> the builder itself
   */
  public abstract static class Builder<B extends Builder<B>> {
    private final List<Entry<String, Object>> entries = new ArrayList<>();

    /** Starts with nothing set. */
    protected Builder() {}

    /** Lets a lambda set parameters: {@code builder.apply(q -> q.page(2))}. */
    public final B apply(Consumer<? super B> settings) {
      B self = self();
      settings.accept(self);
      return self;
    }

    /** Sets a parameter in place of its former value; null takes it back. */
    protected final B set(String name, @Nullable Object value) {
      return setAll(name, value == null ? Collections.emptyList() : List.of(value));
    }

    /** Sets a parameter that is sent once a value. */
    protected final B setAll(String name, Collection<?> values) {
      entries.removeIf(entry -> entry.getKey().equals(name));
      for (Object value : values) {
        entries.add(Map.entry(name, value));
      }
      return self();
    }

    /** Sets a parameter whose values are sent as one, with commas between. */
    protected final B setJoined(String name, Collection<?> values) {
      return set(
          name,
          values.isEmpty()
              ? null
              : values.stream().map(Object::toString).collect(Collectors.joining(",")));
    }

    @SuppressWarnings("unchecked") // B is the builder itself, by the contract of this class
    private B self() {
      return (B) this;
    }
  }
}
