package io.github.facturier.facturationpro.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.facturationpro.support.TokenExchange;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.json.Model;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The redirect after authorization: only a code with the right state is exchanged. */
class AuthorizationResponseTest {
  private static final String STATE = "s3Cr-et_State";
  private static final String CODE = "c0de-that-is-secret";

  /** A token endpoint that records the code and sends nothing. */
  private static final class Codes extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Codes(String code) {
      super(code);
    }
  }

  private static final OAuth2 OAUTH =
      OAuth2.of(
          new OAuthApplication("id", "secret", "https://monappli.com/retour"),
          new TokenExchange() {
            @Override
            public ApiCall<? extends Model> exchangeCode(
                String id, String secret, String code, String uri) {
              throw new Codes(code);
            }

            @Override
            public ApiCall<? extends Model> refresh(String id, String secret, String token) {
              throw new AssertionError();
            }
          },
          TokenStore.inMemory());

  private static void complete(String query, String state) {
    OAUTH.complete(URI.create("https://monappli.com/retour" + query), state);
  }

  private static <E extends AuthorizationException> E failure(
      Class<E> type, String query, String state) {
    AuthorizationException e =
        assertThrows(AuthorizationException.class, () -> complete(query, state));
    assertSame(type, e.getClass(), e.getMessage());
    assertTrue(e.getMessage().startsWith("OAuth2.complete: "), e.getMessage());
    assertFalse(e.getMessage().contains(CODE), e.getMessage());
    assertFalse(e.getMessage().contains(STATE), e.getMessage());
    return type.cast(e);
  }

  @Test
  void aCodeWithTheRightStateIsExchanged() {
    String query = "?code=" + CODE + "&state=" + STATE;
    assertEquals(CODE, assertThrows(Codes.class, () -> complete(query, STATE)).getMessage());
    for (String address : new String[] {"/retour" + query, "monappli:/retour" + query}) {
      URI uri = URI.create(address);
      assertEquals(CODE, assertThrows(Codes.class, () -> OAUTH.complete(uri, STATE)).getMessage());
    }
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "other", "s3Cr-et_Stat", "s3Cr-et_State "})
  void anotherStateOrNone(String expected) {
    failure(InvalidStateException.class, "?code=" + CODE + "&state=" + STATE, expected);
    failure(InvalidStateException.class, "?error=access_denied&state=" + STATE, expected);
    failure(InvalidStateException.class, "?code=" + CODE + "&state=", expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?",
        "?code=" + CODE,
        "?code=" + CODE + "&state",
        "?code=" + CODE + "&state=",
        "?code=" + CODE + "&state=" + STATE + "&state=" + STATE,
        "?code=" + CODE + "&state=x&state=" + STATE,
        "?code=" + CODE + "&State=" + STATE,
        "?error=access_denied",
      })
  void aStateThatIsMissingOrRepeated(String query) {
    failure(InvalidStateException.class, query, STATE);
  }

  @Test
  void aUserWhoDeclines() {
    AuthorizationDeclinedException e =
        failure(
            AuthorizationDeclinedException.class,
            "?error=access_denied&error_description=The+resource+owner+denied&state=" + STATE,
            STATE);
    assertEquals("access_denied", e.error());
    assertEquals("The resource owner denied", e.description());
  }

  @ParameterizedTest
  @ValueSource(strings = {"server_error", "invalid_scope", "temporarily_unavailable", "x"})
  void otherErrors(String error) {
    String query = "?error=" + error + "&error_description=Try%20later&state=" + STATE;
    AuthorizationException e = failure(AuthorizationException.class, query, STATE);
    assertEquals(error, e.error());
    assertEquals("Try later", e.description());
    assertEquals("OAuth2.complete: authorization failed: " + error + ": Try later", e.getMessage());
    assertNull(
        failure(AuthorizationException.class, "?error=" + error + "&state=" + STATE, STATE)
            .description());
    failure(
        AuthorizationException.class,
        "?error=" + error + "&code=" + CODE + "&state=" + STATE,
        STATE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "&code",
        "&code=",
        "&code=%20",
        "&code=" + CODE + "&code=" + CODE,
        "&code=a&code=" + CODE,
        "&error=server_error&error=access_denied",
        "&error=server_error&error_description=a&error_description=b",
      })
  void noCodeOrSeveral(String query) {
    assertNull(failure(AuthorizationException.class, "?state=" + STATE + query, STATE).error());
  }

  /** The text is untrusted. */
  @Test
  void aDescriptionIsOneShortLineWithoutTheCode() {
    String query =
        "?error=server_error&code=" + CODE + "&state=" + STATE + "&error_description=a%0D%0A";
    String message =
        failure(AuthorizationException.class, query + CODE + STATE + "b".repeat(10_000), STATE)
            .getMessage();
    assertTrue(message.length() < 300, message);
    assertFalse(message.contains("\n") || message.contains("\r"), message);
  }

  @Test
  void aDescriptionIsNotCutWithinACharacter() {
    String query = "?error=server_error&state=" + STATE + "&error_description=";
    for (int i = 198; i < 202; i++) {
      String text = "b".repeat(i) + "%F0%9F%98%80".repeat(3);
      String description = failure(AuthorizationException.class, query + text, STATE).description();
      assertTrue(description.endsWith("…"), description);
      char last = description.charAt(description.length() - 2);
      assertFalse(Character.isHighSurrogate(last), description);
    }
  }

  @Test
  void theExceptionsCanBeMadeAndSerialized() throws Exception {
    for (AuthorizationException e :
        new AuthorizationException[] {
          AuthorizationException.of("no consent", "server_error", "later"),
          AuthorizationDeclinedException.of(null),
          InvalidStateException.of("no state")
        }) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new ObjectOutputStream(bytes).writeObject(e);
      AuthorizationException copy =
          (AuthorizationException)
              new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
      assertEquals(e.getClass(), copy.getClass());
      assertEquals(e.getMessage(), copy.getMessage());
      assertEquals(e.error(), copy.error());
      assertEquals(e.description(), copy.description());
      assertEquals(0, e.getClass().getConstructors().length);
    }
  }

  @Test
  void noAddressAtAll() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> OAUTH.complete(null, STATE));
    assertEquals("OAuth2.complete: parameter 'redirected' is required, but null", e.getMessage());
    for (String code : new String[] {null, "", " "}) {
      IllegalArgumentException blank =
          assertThrows(IllegalArgumentException.class, () -> OAUTH.exchange(code));
      assertEquals("OAuth2.exchange: parameter 'code' must not be blank", blank.getMessage());
    }
  }
}
