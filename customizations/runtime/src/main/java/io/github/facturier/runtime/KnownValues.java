package io.github.facturier.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of an {@link OpenEnum} that a version of the client has constants for. Filled by the
 * static initializer of the enum's class, which keeps it private, and never changed after it.
 *
 * @param <E> the open enum
 */
public final class KnownValues<E extends OpenEnum> {
  private final Map<String, E> byText = new LinkedHashMap<>();
  private final String name;
  private final PrivateConstructor<E> constructor;

  /**
   * @param type the enum's class, which has a private constructor for {@link String}
   */
  public KnownValues(Class<E> type) {
    this.name = type.getSimpleName();
    this.constructor = new PrivateConstructor<>(type, String.class);
  }

  /** Makes a constant; called from the static initializer of the enum only. */
  public E add(String text) {
    E value = constructor.create(text);
    value.setKnown();
    byText.put(text, value);
    return value;
  }

  /**
   * The value with this text: the constant where there is one, else a new unknown value.
   *
   * @throws IllegalArgumentException if the text is null, or blank and no constant's
   */
  public E of(@Nullable String text) {
    E known = text == null ? null : byText.get(text);
    return known == null ? read(Checks.notBlank(name + ".of", "value", text)) : known;
  }

  /** The same for what a provider sent, which may be blank. */
  private E read(String text) {
    E known = byText.get(text);
    return known == null ? constructor.create(text) : known;
  }

  /** The constants, in the order of the spec. */
  public List<E> all() {
    return List.copyOf(byText.values());
  }

  /** For an enum whose values are texts on the wire. */
  public Codec<E> text() {
    return Codec.text(this::read, OpenEnum::value);
  }

  /** For an enum whose values are numbers on the wire. */
  public Codec<E> number() {
    return new NumberCode<>(this::read);
  }
}
