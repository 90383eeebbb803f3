package io.github.facturier.contract.factomos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.provider.JdkCipher;
import io.github.facturier.factomos.model.ClientCategory;
import io.github.facturier.factomos.support.FactomosError;
import io.github.facturier.factomos.support.FactomosException;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.AuthenticationException;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.error.ServerException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An unreadable response is an error that names the cause and contains no secret. */
class FactomosBadResponsesTest {
  private static final String NAME = "Plaintext-Canary & fils";
  private static final String JSON =
      "{\"client_id\":\"5782\",\"error\":{\"code\":0,\"message\":\"OK\"}}";
  private static final String ENCRYPTED = FactomosServer.CIPHER.encrypt(JSON);

  static Stream<Named<String>> unreadable() {
    return Stream.of(
        Named.of("empty", ""),
        Named.of("blank", " \n"),
        Named.of("not Base64", "Notice: Undefined index: crequest"),
        Named.of("cut by one character", ENCRYPTED.substring(0, ENCRYPTED.length() - 1)),
        Named.of("cut by four characters", ENCRYPTED.substring(0, ENCRYPTED.length() - 4)),
        Named.of("cut in the middle", ENCRYPTED.substring(0, ENCRYPTED.length() / 2)),
        Named.of("wrongly keyed", new JdkCipher("Another-Secret16").encrypt(JSON)),
        Named.of("a text", FactomosServer.CIPHER.encrypt("OK")),
        Named.of("nothing, encrypted", FactomosServer.CIPHER.encrypt(" ")));
  }

  private static ApiCall<?> call(FactomosServer server) {
    return server.client().clients().create(ClientCategory.CLIENT, NAME);
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void isADecodingErrorThatNamesTheOperationAndSuspectsTheSecret(String body) throws Exception {
    try (FactomosServer server = new FactomosServer()) {
      server.willRespond(200, "text/html", body);
      assertNamesOperationAndCause(assertThrows(DecodingException.class, call(server)::result));
      server.willRespond(200, "text/html", body);
      assertNamesOperationAndCause(assertThrows(DecodingException.class, call(server)::execute));
      server.willRespond(200, "text/html", body);
      ExecutionException e =
          assertThrows(ExecutionException.class, () -> call(server).future().get());
      assertNamesOperationAndCause(assertInstanceOf(DecodingException.class, e.getCause()));
      server.willRespond(200, "text/html", body);
      assertNamesOperationAndCause(
          assertThrows(DecodingException.class, call(server).raw()::result));
      assertEquals(4, server.requestCount());
    }
  }

  private static void assertNamesOperationAndCause(ApiException e) {
    assertTrue(e.getMessage().startsWith("ClientsApi.create: the response "), e::getMessage);
    assertTrue(e.getMessage().contains("secret"), e::getMessage);
    assertEquals("ClientsApi.create", e.operation());
    assertEquals(200, e.status());
    assertShowsNothing(e);
  }

  private static void assertShowsNothing(ApiException e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace, true));
    String all = trace + "\n" + e.error();
    assertFalse(all.contains("Plaintext-Canary"), all);
    assertFalse(all.contains(FactomosServer.SECRET), all);
    assertFalse(all.contains(FactomosServer.TOKEN), all);
  }

  @Test
  void truncatedJsonInClearIsADecodingError() {
    try (FactomosServer server = new FactomosServer()) {
      server.willRespond(200, "application/json", JSON.substring(0, 30));
      ApiException e = assertThrows(DecodingException.class, call(server)::result);
      assertShowsNothing(e);
    }
  }

  @Test
  void anHtmlPageIsAnAuthenticationError() {
    try (FactomosServer server = new FactomosServer()) {
      server.willRespond(200, "text/html", "<html>Connexion</html>");
      assertShowsNothing(assertThrows(AuthenticationException.class, call(server)::result));
    }
  }

  @Test
  void anErrorStatusKeepsItsBodyEncryptedOrNot() {
    try (FactomosServer server = new FactomosServer()) {
      server.willRespond(500, "text/plain", "Internal Server Error");
      ApiException plain = assertThrows(ServerException.class, call(server)::result);
      assertEquals("Internal Server Error", plain.body());
      String json = "{\"error\":{\"code\":-4,\"message\":\"Too many API calls for the day\"}}";
      server.willRespond(500, "text/html", FactomosServer.CIPHER.encrypt(json));
      ApiException encrypted = assertThrows(ServerException.class, call(server)::result);
      assertEquals("TOO_MANY_CALLS", encrypted.name());
    }
  }

  @Test
  void anEchoedSecretIsRedacted() {
    try (FactomosServer server = new FactomosServer()) {
      String json = "{\"error\":{\"code\":-3,\"message\":\"" + FactomosServer.TOKEN + "\"}}";
      server.willRespond(200, "application/json", json);
      FactomosException e = assertThrows(FactomosException.class, call(server)::result);
      assertEquals(FactomosError.INVALID_TOKEN, e.reason());
      assertShowsNothing(e);
    }
  }

  @Test
  void aLongResponseIsTruncated() {
    try (FactomosServer server = new FactomosServer()) {
      server.willRespond("{\"error\":{\"code\":0},\"x\":\"" + "x".repeat(40 << 20) + "\"}");
      ApiException e = assertThrows(ApiException.class, call(server)::result);
      assertTrue(e.getMessage().contains("maxResponseBytes"), e::getMessage);
    }
  }
}
