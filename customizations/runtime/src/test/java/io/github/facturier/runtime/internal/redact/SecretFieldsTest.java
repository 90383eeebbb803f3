package io.github.facturier.runtime.internal.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.ThingsApi;
import io.github.facturier.runtime.ThingsServer;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.json.Thing;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An unknown secret in a response that cannot be parsed. */
class SecretFieldsTest {
  @RegisterExtension final ThingsServer server = new ThingsServer();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"token\":\"a\\\"b\",\"x\":1}   | {\"token\":\"[hidden]\",\"x\":1}",
        "{\"pin\" : 1234}                 | {\"pin\" : [hidden]}",
        "{\"x_token\":null,\"token\":\"\"} | {\"x_token\":null,\"token\":\"\"}",
        "{\"token\":[\"a\",{\"b\":\"]\"}],\"x\":1} | {\"token\":\"[hidden]\",\"x\":1}",
        "{\"token\":\"cut               | {\"token\":\"[hidden]",
        "{\"token\":{\"a\":\"cut        | {\"token\":\"[hidden]\"",
        "{\"x\":\"{\\\"token\\\":\\\"a\\\"}\"} | {\"x\":\"{\\\"token\\\":\\\"[hidden]\\\"}\"}",
        "{'token':'a'}                  | {'token':'[hidden]'}",
        "{token:'a'}                    | {token:'[hidden]'}",
        "a_token=[hidden]&b=c           | a_token=[hidden]&b=c",
        "access_token=a&b=c             | access_token=[hidden]&b=c",
        "bad token: expired             | bad token: expired",
        "{\"token\":                      | {\"token\":",
        "{\"name\":\"a\"}                  | {\"name\":\"a\"}",
      })
  void values(String text, String clean) {
    assertEquals(clean, SecretFields.hide(text, Set.of("pin")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"x\",\"password\":\"fresh\"}",
        "{\"password\":\"fresh\",\"id\":",
        "{\"password\":\"fresh",
        "{\"password\":[\"fresh\"]}",
        "{\"password\":{\"value\":\"fresh\"}}",
        "{\"part\":[{\"password\":\"fresh\"}]}",
        "{\"id\":{\"password\":\"fresh\"}}",
        "{\"id\":\"x\",\"access_token\":\"fresh\"}",
        "[{\"id\":\"x\",\"password\":\"fresh\"}]",
        "[{\"password\":\"fresh\"},{",
        "{\"failed\":\"no\",\"access_token\":\"fresh\"}",
        "access_token=fresh&token_type=bearer",
      })
  void anywhere(String body) {
    ThingsApi api = server.api(server.builder(), field -> field.apply("failed") != null);
    for (ApiCall<?> call : List.of(api.get("1"), api.find("1"))) {
      assertHidden(call, body);
    }
  }

  /** The keys of a map are no properties. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"api_token\":\"fresh\"}",
        "{\"api_token\":[\"fresh\"]}",
        "{\"a\":{\"prices\":{\"api_token\":\"fresh\"}}}",
        "{\"a\":{\"prices\":{\"api_token\":[\"fresh\"]}}}"
      })
  void inAMap(String body) {
    assertHidden(server.api().index(), body);
  }

  private void assertHidden(ApiCall<?> call, String body) {
    server.respond(body);
    ApiException e = assertThrows(ApiException.class, call::result, body);
    assertFalse((e + e.getMessage() + e.body() + e.error()).contains("fresh"), e::toString);
  }

  /** A known secret must be redacted first, since a part of it would not be found. */
  @Test
  void afterTheSecretsThatAreKnown() {
    ThingsApi api = server.api(server.builder(), field -> field.apply("failed") != null);
    Thing thing = Thing.builder().password("fresh,one&two").build();
    for (String body :
        List.of("{\"failed\":\"password=fresh,one&two\"}", "{\"id\":\"password=fresh,one&two\"}")) {
      server.respond(body);
      ApiException e = assertThrows(ApiException.class, () -> api.create(thing).result());
      assertFalse((e + e.body() + e.error()).contains("one"), e::toString);
    }
  }

  @Test
  void takesTimeLinearInTheText() {
    for (String part :
        List.of("\"", "token:", "\"token\":{", "\\", "a", "\"token\" ", "a.", "'=")) {
      String text = part.repeat(1_000_000 / part.length());
      assertTimeoutPreemptively(
          Duration.ofSeconds(20), () -> SecretFields.hide(text, Set.of()), part);
    }
  }
}
