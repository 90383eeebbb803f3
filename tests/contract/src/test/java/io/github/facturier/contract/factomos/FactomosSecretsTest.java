package io.github.facturier.contract.factomos;

import static io.github.facturier.contract.provider.ProviderUnderTest.FACTOMOS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import io.github.facturier.contract.provider.JdkCipher;
import io.github.facturier.contract.provider.Keys;
import io.github.facturier.contract.provider.ProviderServer;
import io.github.facturier.contract.secrets.CapturedLog;
import io.github.facturier.contract.secrets.Texts;
import io.github.facturier.contract.spec.Arguments;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.error.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * On any error of any operation, no exception and no line of the most verbose log contains a key or
 * a value of the request. The server does not know them, so only the client can disclose them.
 */
class FactomosSecretsTest {
  /** Unusable responses of a server, with their status. */
  private static final Map<String, Integer> FAULTS =
      Map.of(
          "", 200,
          "Fatal error: Allowed memory size exhausted", 200,
          "{\"error\":", 200,
          "<html>Connexion</html>", 200,
          "Internal Server Error", 500,
          "{\"error\":{\"code\":-99,\"message\":\"?\"}}", 403);

  /** Shorter words occur in any text. */
  private static final int LONG_ENOUGH = 8;

  static List<SpecOperation> operations() { // HTML pages are returned unchanged
    List<SpecOperation> operations = FACTOMOS.where(one -> one.success().example() != null);
    assertEquals(29, operations.size());
    return operations;
  }

  @ParameterizedTest
  @MethodSource("operations")
  void keysAndRequestsAreNotShown(SpecOperation operation) {
    try (ProviderServer server = new ProviderServer(FACTOMOS);
        CapturedLog log = CapturedLog.open()) {
      List<String> words = words(operation);
      FAULTS.forEach(
          (body, status) -> {
            ApiCall<?> call = server.client().call(operation);
            List<String> told = new ArrayList<>(List.of(call.toString()));
            server.willRespond(response(status, body));
            told.addAll(Texts.of(assertThrows(ApiException.class, call::result, body)));
            server.willRespond(response(status, body));
            Throwable later =
                assertThrows(CompletionException.class, () -> call.clone().future().join());
            told.addAll(Texts.of(assertInstanceOf(ApiException.class, later.getCause())));
            List<String> lines = log.take();
            assertTrue(lines.stream().anyMatch(line -> line.startsWith("TRACE")), lines::toString);
            told.addAll(lines);
            for (String word : words) {
              assertFalse(
                  told.stream().anyMatch(text -> text.contains(word)), word + " in " + told);
            }
          });
      assertEquals(2 * FAULTS.size(), server.requestCount());
    }
  }

  private static MockResponse response(int status, String body) {
    return new MockResponse()
        .setResponseCode(status)
        .setHeader("Content-Type", "text/plain")
        .setBody(body);
  }

  /** The keys, values derived from them, and all values of the request. */
  private static List<String> words(SpecOperation operation) {
    List<String> words = new ArrayList<>();
    words.add(Keys.ORDINARY.name());
    words.add(Keys.ORDINARY.secret());
    words.add(JdkCipher.keyOf(Keys.ORDINARY.secret()));
    Arguments arguments = Arguments.of(operation);
    arguments.path().values().forEach(example -> words.addAll(example.wireTexts()));
    arguments.header().values().forEach(example -> words.addAll(example.wireTexts()));
    for (JsonElement value : arguments.form().values()) {
      List<JsonElement> values =
          value.isJsonArray() ? value.getAsJsonArray().asList() : List.of(value);
      values.stream()
          .map(JsonElement::getAsString)
          .filter(text -> text.length() >= LONG_ENOUGH)
          .filter(text -> !text.equals(operation.id())) // the action is reported on purpose
          .forEach(words::add);
    }
    return words;
  }

  /** Checks that the test searches for values in most requests. */
  @Test
  void mostRequestsHaveTextsToSearchFor() {
    long telling = operations().stream().filter(operation -> words(operation).size() > 3).count();
    assertTrue(telling >= 12, () -> telling + " operations");
  }
}
