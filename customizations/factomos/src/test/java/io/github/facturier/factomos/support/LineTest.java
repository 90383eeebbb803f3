package io.github.facturier.factomos.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class LineTest {
  @Test
  void aLineHasNoTextAndNoPriceUnlessTheyAreSet() {
    Line line = Line.of(19, "1.5");
    assertEquals(new Line(19, null, new BigDecimal("1.5"), null), line);
    assertEquals(
        new Line(19, "Abonnement", new BigDecimal("1.5"), new BigDecimal("9.50")),
        line.withDescription("Abonnement").withPrice("9.50"));
  }

  @Test
  void aTitleAddsNothing() {
    assertEquals(new Line(75, "Lot 1", BigDecimal.ZERO, null), Line.title("Lot 1"));
  }

  @Test
  void aLineNeedsAQuantity() {
    assertThrows(IllegalArgumentException.class, () -> new Line(19, null, null, null));
    assertThrows(NumberFormatException.class, () -> Line.of(19, "many"));
    assertThrows(IllegalArgumentException.class, () -> Line.of(19, null));
  }

  @Test
  void aNumberWithACommaIsRefusedByMethodAndParameter() {
    assertEquals(
        "Line.of: parameter 'quantity' must be a decimal number with a point and without grouping,"
            + " such as \"1234.50\", but is \"1,5\"",
        assertThrows(NumberFormatException.class, () -> Line.of(19, "1,5")).getMessage());
    Line line = Line.of(19, "1.5");
    NumberFormatException price =
        assertThrows(NumberFormatException.class, () -> line.withPrice("9,50 €"));
    assertTrue(price.getMessage().startsWith("Line.withPrice: parameter 'amount' must be"));
  }
}
