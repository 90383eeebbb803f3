package io.github.facturier.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The constants of an {@link OpenEnum}, in the order of the spec. Immutable.
 *
 * @param <E> the open enum
 */
public final class KnownValues<E extends OpenEnum> {
  private final Map<String, E> byText = new LinkedHashMap<>();
  private final List<E> all;
  private final Function<String, E> unknown;

  private KnownValues(Function<String, E> unknown, List<E> constants) {
    this.unknown = unknown;
    this.all = constants;
    constants.forEach(constant -> byText.put(constant.value(), constant));
  }

  /**
   * Collects the constants. Called by the static initializer of the enum's class.
   *
   * @param unknown makes a value that is not among them
   */
  public static <E extends OpenEnum> KnownValues<E> of(
      Function<String, E> unknown, List<E> constants) {
    return new KnownValues<>(unknown, List.copyOf(constants));
  }

  /** The value with this text: the constant if there is one, else a new unknown value. */
  public E of(String text) {
    E known = byText.get(text);
    return known == null ? unknown.apply(text) : known;
  }

  /** The constants, in the order of the spec. */
  public List<E> all() {
    return all;
  }

  /** The codec of an enum whose values are texts in JSON. */
  public Codec<E> textCodec() {
    return Codec.text(this::of, OpenEnum::value);
  }

  /** The codec of an enum whose values are numbers in JSON. */
  public Codec<E> numberCodec() {
    return new NumberCode<>(this::of);
  }
}
