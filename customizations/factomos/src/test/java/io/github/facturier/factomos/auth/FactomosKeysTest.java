package io.github.facturier.factomos.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

class FactomosKeysTest {
  private static final String SECRET = "0123456789abcdef";

  @Test
  void showsNeitherKey() {
    assertEquals("FactomosKeys[hidden]", FactomosKeys.of("my-token", SECRET).toString());
    assertEquals(
        Set.of("my-token", SECRET), Set.copyOf(FactomosKeys.of("my-token", SECRET).secrets()));
  }

  @Test
  void refusesABlankKey() {
    assertThrows(IllegalArgumentException.class, () -> FactomosKeys.of(" ", SECRET));
    assertThrows(IllegalArgumentException.class, () -> FactomosKeys.of("my-token", null));
    assertThrows(IllegalArgumentException.class, () -> FactomosKeys.withZeroIv(null, SECRET));
  }

  @Test
  void refusesASecretThatCannotBeAnIvUnlessForAnOldServer() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> FactomosKeys.of("my-token", "too short"));
    assertTrue(e.getMessage().contains("16 bytes long"), e::getMessage);
    assertTrue(e.getMessage().startsWith("FactomosKeys.of: parameter 'secret' "), e::getMessage);
    assertFalse(e.getMessage().contains("FactomosCipher"), e::getMessage);
    assertFalse(e.getMessage().contains("too short"), e::getMessage);
    assertEquals(
        Set.of("my-token", "too short"),
        Set.copyOf(FactomosKeys.withZeroIv("my-token", "too short").secrets()));
  }
}
