package io.github.facturier.contract.factomos;

import static io.github.facturier.contract.provider.ProviderUnderTest.FACTOMOS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonElement;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.ApiException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong with whichever operation: no key and no word of the request is told. */
class FactomosSecretsTest {
  /** What a server may answer that is no answer, with its status. */
  private static final Map<String, Integer> MISCHIEF =
      Map.of(
          "", 200,
          "Fatal error: Allowed memory size exhausted", 200,
          "{\"error\":", 200,
          "<html>Connexion</html>", 200,
          "Internal Server Error", 500,
          "{\"error\":{\"code\":-99,\"message\":\"?\"}}", 403);

  static List<SpecOperation> operations() {
    List<SpecOperation> operations = new ArrayList<>(FACTOMOS.operations());
    operations.removeIf(
        operation -> operation.success().example() == null); // pages are taken as they come
    assertEquals(29, operations.size());
    return operations;
  }

  @ParameterizedTest
  @MethodSource("operations")
  void staySecret(SpecOperation operation) {
    try (FactomosServer server = new FactomosServer()) {
      MISCHIEF.forEach(
          (body, status) -> {
            server.willAnswer(status, "text/plain", body);
            ApiCall<?> call = FACTOMOS.call(server.client(), operation);
            assertTellsNothing(operation, call.toString());
            ApiException e = assertThrows(ApiException.class, call::result, body);
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace, true));
            assertTellsNothing(operation, trace + "\n" + e.error());
          });
      assertEquals(MISCHIEF.size(), server.requestCount());
    }
  }

  private static void assertTellsNothing(SpecOperation operation, String told) {
    assertFalse(told.contains(FactomosServer.SECRET), told);
    assertFalse(told.contains(FactomosServer.TOKEN), told);
    operation
        .examples("path")
        .values()
        .forEach(example -> assertFalse(told.contains(example.wireTexts().get(0)), told));
    for (JsonElement value : operation.formExample().values()) {
      String text = value.isJsonArray() ? "" : value.getAsString();
      // Shorter ones stand in any text, and the action is told on purpose.
      if (text.length() > 7 && !text.equals(operation.id())) {
        assertFalse(told.contains(text), () -> text + " in " + told);
      }
    }
  }
}
