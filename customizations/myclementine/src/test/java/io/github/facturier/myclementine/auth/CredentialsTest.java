package io.github.facturier.myclementine.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CredentialsTest {
  private static final String TOKEN = "Zt7er43T3gm7qBE79jU9KXjK8F2r4iRxi3L3p9m3";
  private static final String PASSWORD = "jd65790ayu!";

  @Test
  void doNotShowTheirSecrets() {
    Login login = Login.of("jeandupont", PASSWORD);
    assertEquals("Login{jeandupont}", login.toString());
    assertEquals(List.of(PASSWORD), login.secrets());
    BearerToken token = BearerToken.of(TOKEN, Accounting.CASH, 12309011);
    assertFalse(token.toString().contains(TOKEN));
    assertFalse(token.session().toString().contains(TOKEN), token.session().toString());
    assertTrue(token.session().toString().contains("12309011"));
    assertEquals(List.of(TOKEN), token.secrets());
  }

  @Test
  void refuseWhatCannotBeRight() {
    for (String bad : Arrays.asList(null, "", " \t")) {
      assertThrows(IllegalArgumentException.class, () -> Login.of(bad, PASSWORD));
      assertThrows(IllegalArgumentException.class, () -> Login.of("jeandupont", bad));
      assertThrows(IllegalArgumentException.class, () -> BearerToken.of(bad));
    }
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> BearerToken.of(TOKEN + "\n"));
    assertFalse(e.getMessage().contains(TOKEN), e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> BearerToken.of(TOKEN, Accounting.CASH, 0));
  }

  @Test
  void storedTokenHasOnlyTheGivenValues() {
    Session session = BearerToken.of(TOKEN, Accounting.ACCRUAL, 12309011).session();
    assertEquals(TOKEN, session.token());
    assertEquals(Accounting.ACCRUAL, session.accounting());
    assertEquals(12309011, session.societyId());
    assertEquals(new Owner(null, null, null, null), session.owner());
    BearerToken bare = BearerToken.of(TOKEN);
    assertThrows(IllegalStateException.class, bare::session);
  }

  @Test
  void loginAloneIsNoSession() {
    Login login = Login.of("jeandupont", PASSWORD);
    assertThrows(IllegalStateException.class, login::session);
    assertThrows(IllegalStateException.class, login::interceptor);
  }
}
