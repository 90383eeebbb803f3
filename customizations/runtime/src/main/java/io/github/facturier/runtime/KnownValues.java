package io.github.facturier.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of an {@link OpenEnum} that a version of the client has constants for. Filled by the
 * static initializer of the enum's class and never changed after it.
 *
 * @param <E> the open enum
 */
public final class KnownValues<E extends OpenEnum> {
  private final Map<String, E> byText = new LinkedHashMap<>();
  private final PrivateConstructor<E> constructor;

  /**
   * @param type the enum's class, which has a private constructor for {@link String}
   */
  public KnownValues(Class<E> type) {
    this.constructor = new PrivateConstructor<>(type, String.class);
  }

  /** Makes a constant; called from the static initializer of the enum only. */
  public E add(String text) {
    E value = constructor.create(text);
    value.setKnown();
    byText.put(text, value);
    return value;
  }

  /** The value with this text: the constant where there is one, else a new unknown value. */
  public E of(String text) {
    E known = byText.get(text);
    return known == null ? constructor.create(text) : known;
  }

  /** The constants, in the order of the spec. */
  public List<E> all() {
    return List.copyOf(byText.values());
  }

  /** For an enum whose values are texts on the wire. */
  public Codec<E> text() {
    return Codec.text(this::of, OpenEnum::value);
  }

  /** For an enum whose values are numbers on the wire. */
  public Codec<E> number() {
    return new NumberCode<>(this::of);
  }
}
