package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.github.facturier.contract.spec.SpecOperation.Example;
import io.github.facturier.contract.spec.SpecOperation.Success;
import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Download;
import io.github.facturier.runtime.PagedCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.mockwebserver.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import retrofit2.http.QueryMap;

/**
 * Every operation of Facturation.pro's document, called through the generated client with all its
 * parameters set.
 */
class FacturationProOperationsTest {
  private static final SpecDocument DOCUMENT = SpecDocument.facturationPro();
  private static final SpecValidator VALIDATOR = new SpecValidator(DOCUMENT);
  private static final int DOCUMENTED_ROUTES = 69;

  private static GeneratedMethod method(SpecOperation operation) {
    return GeneratedMethod.of(operation);
  }

  @Test
  void everyOperationHasOneMethodAndEveryMethodOneOperation() {
    List<String> operations =
        DOCUMENT.operations().stream().map(SpecOperation::id).sorted().toList();
    List<String> methods =
        GeneratedMethod.all(FacturationProClient.class).stream()
            .map(GeneratedMethod::operationId)
            .sorted()
            .toList();
    assertEquals(operations, methods);
    assertEquals(operations.size(), new HashSet<>(operations).size());
    long routes =
        DOCUMENT.operations().stream()
            .filter(operation -> !operation.path().startsWith("/oauth/"))
            .count();
    assertEquals(DOCUMENTED_ROUTES, routes);
  }

  @TestFactory
  Stream<DynamicTest> everyOperationGoesOutAndComesBackAsTheDocumentSays() {
    List<SpecOperation> operations = DOCUMENT.operations();
    assertTrue(operations.size() > DOCUMENTED_ROUTES, () -> operations.size() + " operations");
    return operations.stream()
        .map(
            operation ->
                DynamicTest.dynamicTest(operation.toString(), () -> callWithEverything(operation)));
  }

  private static void callWithEverything(SpecOperation operation) throws Exception {
    GeneratedMethod method = method(operation);
    Arguments arguments = addressed(operation);
    assertTakesEveryParameter(operation, method);
    List<Object> values = arguments.values(method.method());
    Success success = operation.success();
    try (FacturationProServer server = new FacturationProServer()) {
      server.willAnswer(success);
      GeneratedMethod called = method.forUsers();
      ApiCall<?> call = (ApiCall<?>) called.invoke(server.client(), values);
      assertIsTheAnswer(success, call.result());
      assertEquals(1, server.requestCount());
      assertIsTheRequest(operation, arguments, server.takeRequest());
    }
  }

  /** The firm of the path is the one that the client is bound to. */
  private static Arguments addressed(SpecOperation operation) {
    return Arguments.of(operation)
        .with("path", "firm_id", new JsonPrimitive(FacturationProServer.FIRM));
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

  private static void assertIsTheRequest(
      SpecOperation operation, Arguments arguments, WireRequest request) throws Exception {
    assertEquals(operation.method(), request.method());
    assertEquals(operation.wirePath(texts(arguments.path())), request.path());
    assertEquals(List.of(), VALIDATOR.violations(request, operation.fragment()), request::toString);
    assertEquals(expectedQuery(arguments), actualQuery(request.url()));
    assertEquals(
        operation.isAnonymous() ? null : FacturationProServer.AUTHORIZATION,
        request.headers().get("Authorization"));
    assertEquals(0, request.count(FacturationProServer.KEY), request::toString);
    assertTrue(
        request.headers().get("User-Agent").startsWith("Essais (essais@exemple.fr) facturier-"));
    if (operation.isMultipart()) {
      WireRequest.Part file = request.parts().get(0);
      Buffer content = new Buffer();
      Arguments.upload().body().writeTo(content);
      assertEquals(1, request.parts().size());
      assertEquals("upload_file", file.name());
      assertArrayEquals(content.readByteArray(), file.content());
    } else if (operation.isForm()) {
      assertIsTheForm(operation, request);
    } else if (operation.bodyExample() != null) {
      assertEquals(SpecOperation.JSON, request.mediaType());
      JsonEquality.assertEqual(operation.bodyExample().toString(), request.json().toString());
    } else {
      assertEquals(0, request.body().length);
    }
  }

  private static void assertIsTheForm(SpecOperation operation, WireRequest request) {
    assertEquals(SpecOperation.URLENCODED, request.mediaType());
    HttpUrl form =
        request
            .url()
            .newBuilder()
            .encodedQuery(new Buffer().write(request.body()).readUtf8())
            .build();
    Map<String, String> sent = new LinkedHashMap<>();
    form.queryParameterNames().forEach(name -> sent.put(name, form.queryParameter(name)));
    Map<String, String> expected = new LinkedHashMap<>();
    operation.formExample().forEach((name, value) -> expected.put(name, value.getAsString()));
    assertEquals(expected, sent);
  }

  private static void assertIsTheAnswer(Success success, Object result) throws Exception {
    if (success.mediaType() == null) {
      assertNull(result);
    } else if (result instanceof Download download) {
      assertEquals(success.mediaType(), download.contentType());
      assertArrayEquals(CannedServer.file(success.mediaType()), download.stream().readAllBytes());
    } else {
      JsonEquality.assertEqual(success.example().toString(), Json.encode(result).toString());
      assertEquals(List.of(), ModelMirror.unknownFields(result), "fields without a getter");
      assertEquals(List.of(), ModelMirror.blindSpots(result), "values that no getter shows");
    }
  }

  @TestFactory
  Stream<DynamicTest> everyListIsWalkedAsItsHeaderSays() {
    List<SpecOperation> paged =
        DOCUMENT.operations().stream()
            .filter(operation -> operation.examples("query").containsKey("page"))
            .toList();
    assertTrue(paged.size() >= 10, () -> "only " + paged.size() + " lists");
    return paged.stream()
        .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> walk(operation)));
  }

  /** Three pages of whatever size: three requests that differ in the number of the page only. */
  private static void walk(SpecOperation operation) throws Exception {
    GeneratedMethod method = method(operation);
    JsonArray items = operation.success().example().getAsJsonArray();
    JsonArray one = new JsonArray();
    one.add(items.get(0));
    List<JsonArray> pages = List.of(items, new JsonArray(), one);
    Arguments arguments = addressed(operation);
    try (FacturationProServer server = new FacturationProServer()) {
      for (int number = 1; number <= pages.size(); number++) {
        server.willAnswer(
            new MockResponse()
                .setHeader("Content-Type", SpecOperation.JSON)
                .setHeader(
                    "X-Pagination",
                    "{\"current_page\":"
                        + number
                        + ",\"total_pages\":3,\"per_page\":50,\"total_entries\":123}")
                .setBody(pages.get(number - 1).toString()));
      }
      PagedCall<?> call =
          (PagedCall<?>) method.invoke(server.client(), arguments.values(method.method()));
      JsonElement walked = Json.encode(call.stream().collect(Collectors.toList()));
      JsonArray expected = new JsonArray();
      pages.forEach(expected::addAll);
      JsonEquality.assertEqual(expected.toString(), walked.toString());
      assertEquals(pages.size(), server.requestCount());
      for (int number = 1; number <= pages.size(); number++) {
        assertIsTheRequest(
            operation,
            arguments.with("query", "page", new JsonPrimitive(number)),
            server.takeRequest());
      }
    }
  }

  private static Map<String, String> texts(Map<String, Example> examples) {
    Map<String, String> texts = new LinkedHashMap<>();
    examples.forEach((name, example) -> texts.put(name, example.wireTexts().get(0)));
    return texts;
  }

  private static List<String> expectedQuery(Arguments arguments) {
    List<String> query = new ArrayList<>();
    arguments
        .query()
        .forEach(
            (name, example) -> example.wireTexts().forEach(text -> query.add(name + "=" + text)));
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
