package io.github.facturier.runtime.json;

import io.github.facturier.runtime.error.Checks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The constants of an {@link OpenEnum}, in the order of the spec. Immutable.
 *
 * @param <E> the open enum
 */
public final class KnownValues<E extends OpenEnum> {
  private final String name;
  private final Function<String, E> unknown;
  private final List<E> all;
  private final Map<String, E> byText = new LinkedHashMap<>();

  private KnownValues(String name, Function<String, E> unknown, List<E> constants) {
    this.name = name;
    this.unknown = unknown;
    this.all = List.copyOf(constants);
    all.forEach(constant -> byText.put(constant.value(), constant));
  }

  /**
   * Collects the constants. Called by the static initializer of the enum's class.
   *
   * @param type the enum's class, for messages
   * @param unknown creates a value that is not a constant
   */
  public static <E extends OpenEnum> KnownValues<E> of(
      Class<E> type, Function<String, E> unknown, List<E> constants) {
    return new KnownValues<>(type.getSimpleName(), unknown, constants);
  }

  /**
   * Returns the constant with this text, otherwise a new unknown value.
   *
   * @throws IllegalArgumentException if the text is null, or is blank and not a constant
   */
  public E of(@Nullable String text) {
    E known = text == null ? null : byText.get(text);
    return known == null ? read(Checks.notBlank(name + ".of", "value", text)) : known;
  }

  /** The same for a text of a response, which may be blank. */
  private E read(String text) {
    E known = byText.get(text);
    return known == null ? unknown.apply(text) : known;
  }

  /** The constants, in the order of the spec. */
  public List<E> all() {
    return all;
  }

  /** Returns the codec for values that are strings in JSON. */
  public Codec<E> textCodec() {
    return Codec.text(this::read, OpenEnum::value);
  }

  /** Returns the codec for values that are numbers in JSON. */
  public Codec<E> numberCodec() {
    return new NumericCodeCodec<>(this::read);
  }
}
