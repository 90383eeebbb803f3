package io.github.facturier.runtime.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OpenEnumTest {
  private static final class Shade extends OpenEnum {
    Shade(String value) {
      super(value, false);
    }
  }

  @Test
  void aKnownTextIsItsConstant() {
    assertSame(Color.RED, Color.of("red"));
    assertTrue(Color.RED.isKnown());
  }

  @Test
  void anUnknownTextIsKept() {
    assertFalse(Color.of("green").isKnown());
    assertEquals("green", Color.of("green").toString());
    assertEquals("{\"color\":\"green\"}", Thing.parse("{\"color\":\"green\"}").toJson());
  }

  @Test
  void equalWhenTheTextsAre() {
    assertEquals(Color.of("green"), Color.of("green"));
    assertEquals(Color.of("green").hashCode(), Color.of("green").hashCode());
    assertNotEquals(Color.of("green"), Color.of("Green"));
    assertNotEquals(Color.of("green"), new Shade("green"));
    assertNotEquals(Color.of("green"), "green");
  }

  @Test
  void aBlankTextIsNoValueUnlessAProviderSentIt() {
    for (String text : new String[] {null, "", "  "}) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> Color.of(text));
      assertEquals("Color.of: parameter 'value' must not be blank", e.getMessage());
    }
    assertEquals("{\"color\":\" \"}", Thing.parse("{\"color\":\" \"}").toJson());
    assertEquals(" ", Thing.parse("{\"color\":\" \"}").color().value());
  }

  @Test
  void nullIsNoValue() {
    assertThrows(NullPointerException.class, () -> new Shade(null));
  }
}
