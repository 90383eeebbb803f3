package io.github.facturier.runtime;

/** An open enum, written the way the generator writes them. */
final class Color extends OpenEnum {
  private static final KnownValues<Color> KNOWN = new KnownValues<>(Color.class);

  static final Codec<Color> CODEC = KNOWN.text();

  static final Color RED = KNOWN.add("red");
  static final Color BLUE = KNOWN.add("blue");

  private Color(String value) {
    super(value);
  }

  static Color of(String value) {
    return KNOWN.of(value);
  }
}
