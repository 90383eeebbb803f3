package io.github.facturier.runtime;

import io.github.facturier.runtime.json.Codec;
import io.github.facturier.runtime.json.KnownValues;
import io.github.facturier.runtime.json.OpenEnum;

import java.util.List;

/** An open enum, written the way the generator writes them. */
final class Color extends OpenEnum {
  static final Color RED = new Color("red", true);
  static final Color BLUE = new Color("blue", true);

  private static final KnownValues<Color> VALUES =
      KnownValues.of(Color.class, value -> new Color(value, false), List.of(RED, BLUE));

  static final Codec<Color> CODEC = VALUES.textCodec();

  private Color(String value, boolean known) {
    super(value, known);
  }

  static Color of(String value) {
    return VALUES.of(value);
  }
}
