package io.github.facturier.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.error.DecodingException;

/** The requirements for exceptions on invalid input. */
final class Refusals {
  private static final int LONGEST = 1000;

  private Refusals() {}

  static void check(DecodingException e) {
    assertNotNull(e.getMessage());
    assertFalse(e.getMessage().isBlank());
    assertTrue(e.getMessage().length() <= LONGEST, () -> e.getMessage().length() + " characters");
  }
}
