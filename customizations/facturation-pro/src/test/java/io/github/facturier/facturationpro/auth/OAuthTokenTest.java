package io.github.facturier.facturationpro.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OAuthTokenTest {
  private static final Instant END = Instant.parse("2026-03-16T10:00:00Z");

  @ParameterizedTest
  @CsvSource({"31, true", "30, false", "0, false", "-5, false"})
  void isGivenUpBeforeItEnds(long secondsLeft, boolean usable) {
    OAuthToken token = new OAuthToken("jeton", null, END);
    assertEquals(usable, token.isUsable(END.minusSeconds(secondsLeft)));
  }

  @Test
  void isUsedForeverIfItsEndIsUnknown() {
    assertEquals(true, new OAuthToken("jeton", null, null).isUsable(Instant.MAX));
  }

  @Test
  void isNeverShown() {
    assertEquals(
        "OAuthToken[hidden, expiresAt=" + END + "]",
        new OAuthToken("jeton", "suivant", END).toString());
  }

  @Test
  void isSomething() {
    assertThrows(IllegalArgumentException.class, () -> new OAuthToken("", "suivant", END));
  }
}
