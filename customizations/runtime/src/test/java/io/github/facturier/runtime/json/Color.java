package io.github.facturier.runtime.json;

import java.util.List;

/** An open enum, in the form of generated code. */
public final class Color extends OpenEnum {
  public static final Color RED = new Color("red", true);
  public static final Color BLUE = new Color("blue", true);

  private static final KnownValues<Color> VALUES =
      KnownValues.of(Color.class, value -> new Color(value, false), List.of(RED, BLUE));

  public static final Codec<Color> CODEC = VALUES.textCodec();

  private Color(String value, boolean known) {
    super(value, known);
  }

  public static Color of(String value) {
    return VALUES.of(value);
  }
}
