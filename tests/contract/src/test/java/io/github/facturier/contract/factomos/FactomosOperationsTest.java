package io.github.facturier.contract.factomos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.facturier.contract.spec.JsonEquality;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Download;
import io.github.facturier.runtime.Model;
import io.github.facturier.runtime.PagedCall;
import io.github.facturier.runtime.ServerException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation of the document, called through the generated client, on the wire after
 * decryption.
 */
class FactomosOperationsTest {
  private static final String PAGE = "<!DOCTYPE html>\n<p>Créer un devis\n";

  static List<FactomosOperation> operations() {
    List<FactomosOperation> operations = FactomosOperation.all();
    assertEquals(31, operations.size());
    return operations;
  }

  static Stream<FactomosOperation> actions() {
    return operations().stream().filter(FactomosOperation::isAction);
  }

  @Test
  void everyOperationHasOneMethodAndTheActionsAreTwentySix() {
    List<String> ids = operations().stream().map(FactomosOperation::id).sorted().toList();
    assertEquals(ids, FactomosMethods.all().keySet().stream().sorted().toList());
    assertEquals(26, actions().count());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void goesOutWithEverythingAndComesBackAsTheDocumentSays(FactomosOperation operation)
      throws Exception {
    try (FactomosServer server = new FactomosServer()) {
      ApiCall<?> call = FactomosMethods.call(server.client(), operation);
      assertIsTheAnswer(server, operation, call);
      assertIsTheRequest(operation, server.takeRequest(), operation.form());
      assertEquals(1, server.requestCount());
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void goesOutWithWhatItMustHave(FactomosOperation operation) throws Exception {
    try (FactomosServer server = new FactomosServer()) {
      ApiCall<?> call = FactomosMethods.callShortly(server.client(), operation);
      assertIsTheAnswer(server, operation, call);
      Map<String, JsonElement> required = new HashMap<>(operation.form());
      required.keySet().retainAll(operation.required());
      Map<String, List<String>> sent = sent(operation, server.takeRequest());
      // Columns stay aligned: a row without a value has an empty cell.
      for (String column : List.of("line_description[]", "line_price[]")) {
        if (operation.form().containsKey(column)) {
          assertEquals(List.of(""), sent.remove(column), column);
        }
      }
      assertSameFields(required, sent);
    }
  }

  /** Turned away with 503, a call is sent again unless the document says never. */
  @ParameterizedTest
  @MethodSource("actions")
  void isSentAgainOnlyIfTheDocumentAllowsIt(FactomosOperation operation) {
    try (FactomosServer server = new FactomosServer()) {
      server.willAnswer(503, "text/plain", "").willAnswer(operation.answer().toString());
      ApiCall<?> call = FactomosMethods.callShortly(server.client(), operation);
      if (operation.isNeverResent()) {
        assertThrows(ServerException.class, call::result);
      } else {
        call.result();
      }
      assertEquals(operation.isNeverResent() ? 1 : 2, server.requestCount());
    }
  }

  @Test
  void whatCreatesOrSendsIsNeverSentTwice() {
    List<String> never =
        actions().filter(FactomosOperation::isNeverResent).map(FactomosOperation::id).toList();
    actions()
        .map(FactomosOperation::id)
        .filter(
            id -> id.startsWith("create") || id.startsWith("send") || id.startsWith("transform"))
        .forEach(id -> assertTrue(never.contains(id), id));
    assertFalse(never.isEmpty());
  }

  private static void assertIsTheAnswer(
      FactomosServer server, FactomosOperation operation, ApiCall<?> call) throws IOException {
    if (operation.answer() == null) {
      server.willAnswer(200, "text/html; charset=utf-8", PAGE);
      try (Download page = assertInstanceOf(Download.class, call.result())) {
        assertEquals(PAGE, new String(page.stream().readAllBytes(), StandardCharsets.UTF_8));
      }
      return;
    }
    String json = operation.answer().toString();
    if (operation.isAction()) {
      server.willAnswer(json);
    } else {
      server.willAnswer(200, "application/json", json);
    }
    if (call instanceof PagedCall<?> list) {
      JsonArray items = new JsonArray();
      list.result().forEach(item -> items.add(JsonParser.parseString(((Model) item).toJson())));
      JsonEquality.assertEqual(
          operation.answer().getAsJsonObject().get("invoices").toString(), items.toString());
    } else {
      Model model = (Model) call.result();
      JsonEquality.assertEqual(json, model.toJson());
      assertTrue(model.additionalProperties().isEmpty(), model::toString);
    }
  }

  private static void assertIsTheRequest(
      FactomosOperation operation, RecordedRequest request, Map<String, JsonElement> form) {
    assertEquals(operation.httpMethod(), request.getMethod());
    assertEquals(operation.wirePath(), request.getRequestUrl().encodedPath());
    operation
        .parameters("query")
        .forEach(
            (name, example) ->
                assertEquals(example.getAsString(), request.getRequestUrl().queryParameter(name)));
    assertEquals(
        operation.parameters("query").keySet(), request.getRequestUrl().queryParameterNames());
    operation
        .parameters("header")
        .forEach((name, example) -> assertEquals(example.getAsString(), request.getHeader(name)));
    assertSameFields(form, sent(operation, request));
  }

  /** The form that was sent, decrypted; an anonymous operation sends no key. */
  private static Map<String, List<String>> sent(
      FactomosOperation operation, RecordedRequest request) {
    String body = request.getBody().readUtf8();
    String all = request.getRequestLine() + "\n" + request.getHeaders() + "\n" + body;
    assertFalse(all.contains(FactomosServer.SECRET), all);
    if (operation.isAction()) {
      assertFalse(all.contains(operation.id()), all);
      return FactomosServer.opened(body);
    }
    assertFalse(all.contains(FactomosServer.TOKEN), all);
    return body.isEmpty() ? Map.of() : FactomosServer.form(body);
  }

  private static void assertSameFields(
      Map<String, JsonElement> expected, Map<String, List<String>> sent) {
    assertEquals(expected.keySet(), sent.keySet());
    expected.forEach(
        (name, example) -> {
          List<String> texts =
              example.isJsonArray()
                  ? example.getAsJsonArray().asList().stream()
                      .map(JsonElement::getAsString)
                      .toList()
                  : List.of(example.getAsString());
          assertEquals(
              texts.stream().map(FactomosOperationsTest::number).toList(),
              sent.get(name).stream().map(FactomosOperationsTest::number).toList(),
              name);
        });
  }

  /** {@code 12} and {@code 12.0} are one number. */
  private static Object number(String text) {
    return text.matches("\\d+\\.\\d+") ? new BigDecimal(text).stripTrailingZeros() : text;
  }
}
