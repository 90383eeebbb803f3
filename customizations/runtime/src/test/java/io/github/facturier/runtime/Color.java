package io.github.facturier.runtime;

import java.util.List;

/** An open enum, written the way the generator writes them. */
final class Color extends OpenEnum {
  static final Color RED = new Color("red");
  static final Color BLUE = new Color("blue");

  private static final List<Color> KNOWN = List.of(RED, BLUE);

  static final Codec<Color> CODEC = Codec.openEnum(Color::of);

  private Color(String value) {
    super(value);
  }

  static Color of(String value) {
    return KNOWN.stream()
        .filter(known -> known.value().equals(value))
        .findFirst()
        .orElseGet(() -> new Color(value));
  }

  @Override
  public boolean isKnown() {
    return KNOWN.contains(this);
  }
}
