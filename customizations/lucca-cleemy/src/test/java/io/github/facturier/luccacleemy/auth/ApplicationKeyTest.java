package io.github.facturier.luccacleemy.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplicationKeyTest {
  private static final String KEY = "5c2a1f0e-9d3b-4c6e-8f7a";

  @Test
  void isNotShown() {
    ApplicationKey key = ApplicationKey.of(KEY);
    assertFalse(key.toString().contains(KEY));
    assertEquals(List.of(KEY), key.secrets());
  }

  @Test
  void refusesWhatIsNoKey() {
    for (String bad : Arrays.asList(null, "", " ", "lucca application=x", "k\n", "clé")) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> ApplicationKey.of(bad));
      assertFalse(bad != null && !bad.isBlank() && e.getMessage().contains(bad), e.getMessage());
    }
  }
}
