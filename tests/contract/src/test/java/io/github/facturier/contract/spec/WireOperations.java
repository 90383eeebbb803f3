package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.spec.SpecOperation.Example;
import io.github.facturier.contract.spec.SpecOperation.Success;
import io.github.facturier.runtime.ApiCall;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import retrofit2.http.QueryMap;

/**
 * Every operation of a document, called through the generated client with all its parameters set:
 * what goes out is what the document allows, and what comes back is its example.
 */
abstract class WireOperations<C> {
  /** The bytes that stand for a file. */
  static final String FILE = "Date;Libellé\r\n";

  static {
    Logger.getLogger(MockWebServer.class.getName()).setLevel(Level.WARNING);
  }

  private final SpecDocument document;
  private final Class<C> clientType;
  private final int documented;
  private final SpecValidator validator;

  WireOperations(SpecDocument document, Class<C> clientType, int documented) {
    this.document = document;
    this.clientType = clientType;
    this.documented = documented;
    this.validator = new SpecValidator(document);
  }

  /** A client of the server at that address, which ends in a slash. */
  abstract C client(String server);

  /** Lets go of it. */
  abstract void close(C client);

  /** The header that proves who is calling. */
  abstract String authorization();

  /** What stands before the paths of the document. */
  abstract String base();

  /** Checks what the call brought where that is no JSON. */
  abstract void assertIsTheFile(Object result) throws Exception;

  @Test
  void everyOperationHasOneMethodAndEveryMethodOneOperation() {
    List<String> operations =
        document.operations().stream().map(SpecOperation::id).sorted().toList();
    List<String> methods =
        GeneratedMethod.all(clientType).stream()
            .map(GeneratedMethod::operationId)
            .sorted()
            .toList();
    assertEquals(operations, methods);
    assertEquals(documented, new HashSet<>(operations).size());
  }

  @TestFactory
  Stream<DynamicTest> everyOperationGoesOutAndComesBackAsTheDocumentSays() {
    List<SpecOperation> operations = document.operations();
    assertEquals(documented, operations.size());
    return operations.stream()
        .map(
            operation ->
                DynamicTest.dynamicTest(operation.toString(), () -> callWithEverything(operation)));
  }

  private void callWithEverything(SpecOperation operation) throws Exception {
    GeneratedMethod method = GeneratedMethod.of(operation);
    Arguments arguments = Arguments.of(operation);
    assertTakesEveryParameter(operation, method);
    Success success = operation.success();
    try (MockWebServer server = new MockWebServer()) {
      server.start(InetAddress.getByName("127.0.0.1"), 0);
      server.enqueue(answer(success));
      C client = client("http://127.0.0.1:" + server.getPort() + base() + "/");
      try {
        GeneratedMethod called = method.forUsers();
        List<Object> values = arguments.values(method.method());
        Object result = ((ApiCall<?>) called.invoke(client, values)).result();
        if (success.example() == null) {
          assertIsTheFile(result);
        } else {
          assertIsTheAnswer(success, result);
        }
      } finally {
        close(client);
      }
      assertEquals(1, server.getRequestCount());
      assertIsTheRequest(operation, arguments, WireRequest.of(server.takeRequest()));
    }
  }

  private static MockResponse answer(Success success) {
    MockResponse response = new MockResponse().setResponseCode(success.status());
    return success.example() == null
        ? response.setHeader("Content-Type", "text/csv").setBody(FILE)
        : response
            .setHeader("Content-Type", success.mediaType())
            .setBody(success.example().toString());
  }

  private static void assertTakesEveryParameter(SpecOperation operation, GeneratedMethod method)
      throws ReflectiveOperationException {
    Set<String> optional = new TreeSet<>();
    operation
        .examples("query")
        .forEach(
            (name, example) -> {
              if (!Boolean.TRUE.equals(example.parameter().getRequired())) {
                optional.add(name);
              }
            });
    Set<String> offered = new TreeSet<>();
    for (var parameter : method.method().getParameters()) {
      if (parameter.isAnnotationPresent(QueryMap.class)) {
        offered.addAll(Arguments.setters(parameter.getType()).keySet());
      }
    }
    assertEquals(optional, offered);
  }

  /** A list is unpacked: then its items are compared. */
  private static void assertIsTheAnswer(Success success, Object result) {
    String expected =
        result instanceof List<?>
            ? success.example().getAsJsonObject().get("items").toString()
            : success.example().toString();
    JsonEquality.assertEqual(expected, Json.encode(result).toString());
    assertEquals(List.of(), ModelMirror.blindSpots(result), "values that no getter shows");
  }

  private void assertIsTheRequest(SpecOperation operation, Arguments arguments, WireRequest request)
      throws Exception {
    Map<String, String> path = new LinkedHashMap<>();
    arguments.path().forEach((name, example) -> path.put(name, example.wireTexts().get(0)));
    assertEquals(operation.method(), request.method());
    assertEquals(base() + operation.wirePath(path), request.path());
    assertEquals(expectedQuery(arguments), actualQuery(request.url()));
    assertEquals(
        operation.isAnonymous() ? null : authorization(), request.headers().get("Authorization"));
    if (operation.isMultipart()) {
      WireRequest.Part file = request.parts().get(0);
      assertEquals(1, request.parts().size());
      assertEquals(
          List.copyOf(document.resolve(operation.form()).getProperties().keySet()),
          List.of(file.name()));
      return; // the validator reads no such body
    }
    assertEquals(List.of(), validator.violations(request), request::toString);
    if (operation.bodyExample() == null) {
      assertEquals(0, request.body().length);
    } else {
      assertTrue(request.headers().get("Content-Type").startsWith(SpecOperation.JSON));
      JsonEquality.assertEqual(operation.bodyExample().toString(), request.json().toString());
    }
  }

  private static List<String> expectedQuery(Arguments arguments) {
    List<String> query = new ArrayList<>();
    for (Map.Entry<String, Example> entry : arguments.query().entrySet()) {
      entry.getValue().wireTexts().forEach(text -> query.add(entry.getKey() + "=" + text));
    }
    return query.stream().sorted().toList();
  }

  private static List<String> actualQuery(HttpUrl url) {
    List<String> query = new ArrayList<>();
    for (int i = 0; i < url.querySize(); i++) {
      query.add(url.queryParameterName(i) + "=" + url.queryParameterValue(i));
    }
    return query.stream().sorted().toList();
  }
}
