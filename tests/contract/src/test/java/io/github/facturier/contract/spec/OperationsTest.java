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
import io.github.facturier.contract.spec.WireRequest.Part;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Download;
import io.github.facturier.runtime.PagedCall;
import io.github.facturier.runtime.Upload;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.lang.reflect.Method;
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
import okio.Buffer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import retrofit2.http.QueryMap;

/**
 * Every operation of the document, called through the generated client with all its parameters set.
 * The operations are those of the document, so that none can be forgotten.
 */
class OperationsTest {
  private static final String TOKEN = "qCedKxkTgQhGJpiI2SU-canary";
  private static final String TOKEN_NAME = "api_token";
  private static final SpecDocument DOCUMENT = SpecDocument.vosFactures();
  private static final SpecValidator VALIDATOR = new SpecValidator(DOCUMENT);

  @Test
  void everyOperationHasOneMethodAndEveryMethodOneOperation() {
    List<String> operations =
        DOCUMENT.operations().stream().map(SpecOperation::id).sorted().toList();
    List<String> methods =
        GeneratedMethod.all(VosFacturesClient.class).stream()
            .map(GeneratedMethod::operationId)
            .sorted()
            .toList();
    assertEquals(operations, methods);
    assertEquals(operations.size(), new HashSet<>(operations).size());
  }

  @TestFactory
  Stream<DynamicTest> everyOperationGoesOutAndComesBackAsTheDocumentSays() {
    List<SpecOperation> operations = DOCUMENT.operations();
    long named = countLines("      operationId:"); // deeper ones are those of callbacks
    assertEquals(named, operations.size());
    assertTrue(named >= 71, () -> "only " + named + " operations");
    return operations.stream()
        .map(
            operation ->
                DynamicTest.dynamicTest(operation.toString(), () -> callWithEverything(operation)));
  }

  private static long countLines(String beginning) {
    return DOCUMENT.text().lines().filter(line -> line.startsWith(beginning)).count();
  }

  private static void callWithEverything(SpecOperation operation) throws Exception {
    Arguments arguments = Arguments.of(operation);
    GeneratedMethod method = GeneratedMethod.of(operation);
    assertTakesEveryParameter(operation, method.method());
    List<Object> values = arguments.values(method.method());
    Success success = operation.success();
    try (CannedServer server = new CannedServer(TOKEN)) {
      server.willAnswer(success);
      GeneratedMethod called = method.forUsers();
      ApiCall<?> call = (ApiCall<?>) called.invoke(server.client(), values);
      assertIsTheAnswer(success, call.result());
      assertEquals(1, server.requestCount());
      assertIsTheRequest(operation, arguments, server.takeRequest());
    }
  }

  /** The builder of a parameter object has a method for every optional parameter, and no other. */
  private static void assertTakesEveryParameter(SpecOperation operation, Method method)
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
    for (var parameter : method.getParameters()) {
      if (parameter.isAnnotationPresent(QueryMap.class)) {
        offered.addAll(Arguments.setters(parameter.getType()).keySet());
      }
    }
    assertEquals(optional, offered);
  }

  private static void assertIsTheRequest(
      SpecOperation operation, Arguments arguments, WireRequest request) throws IOException {
    assertEquals(operation.method(), request.method());
    assertEquals(operation.wirePath(texts(arguments.path())), request.path());
    assertEquals(List.of(), VALIDATOR.violations(request), request::toString);
    assertEquals(expectedQuery(operation, arguments), actualQuery(request.url()));
    assertEquals(operation.isAnonymous() ? 0 : 1, request.count(TOKEN), request::toString);
    if (operation.isMultipart()) {
      assertIsTheForm(operation, arguments, request);
    } else if (operation.bodyExample() != null) {
      assertIsTheBody(operation, request);
    } else {
      assertEquals(0, request.body().length);
    }
  }

  private static void assertIsTheBody(SpecOperation operation, WireRequest request) {
    assertEquals(SpecOperation.JSON, request.mediaType());
    JsonElement expected = operation.bodyExample().deepCopy();
    if (!operation.isAnonymous()) {
      assertNull(expected.getAsJsonObject().get(TOKEN_NAME), "the example holds the API code");
      expected.getAsJsonObject().addProperty(TOKEN_NAME, TOKEN);
    }
    JsonEquality.assertEqual(expected.toString(), request.json().toString());
  }

  private static void assertIsTheForm(
      SpecOperation operation, Arguments arguments, WireRequest request) throws IOException {
    assertEquals("multipart/form-data", request.mediaType());
    Schema<?> form = DOCUMENT.resolve(operation.form());
    Set<String> expected = new TreeSet<>(form.getProperties().keySet());
    expected.add(TOKEN_NAME);
    List<Part> parts = request.parts();
    assertEquals(List.copyOf(expected), parts.stream().map(Part::name).sorted().toList());
    for (Part part : parts) {
      if (part.name().equals(TOKEN_NAME)) {
        assertEquals(TOKEN, part.text());
      } else {
        assertIsTheFile(Arguments.upload(), part);
      }
    }
  }

  private static void assertIsTheFile(Upload upload, Part part) throws IOException {
    Buffer file = new Buffer();
    upload.body().writeTo(file);
    assertArrayEquals(file.readByteArray(), part.content());
    String disposition = part.headers().get("Content-Disposition");
    assertTrue(disposition.contains("filename=\"" + upload.fileName() + "\""), () -> disposition);
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
  Stream<DynamicTest> everyListIsWalkedPageByPage() {
    List<SpecOperation> paged =
        DOCUMENT.operations().stream()
            .filter(operation -> operation.extension("x-paging") != null)
            .toList();
    long named = countLines("      x-paging:");
    assertEquals(named, paged.size());
    assertTrue(named >= 10, () -> "only " + named + " lists");
    return paged.stream()
        .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> walk(operation)));
  }

  /** Two full pages and a short one: three requests that differ in the number of the page only. */
  private static void walk(SpecOperation operation) throws Exception {
    Map<?, ?> paging = (Map<?, ?>) operation.extension("x-paging");
    String page = (String) paging.get("page");
    String size = (String) paging.get("size");
    JsonArray first = operation.success().example().getAsJsonArray();
    assertTrue(first.size() > 0, "an example without an item");
    List<JsonArray> pages = List.of(first, renumbered(first), new JsonArray());
    Arguments arguments =
        Arguments.of(operation)
            .with("query", page, new JsonPrimitive(1))
            .with("query", size, new JsonPrimitive(first.size()));
    GeneratedMethod method = GeneratedMethod.of(operation);
    try (CannedServer server = new CannedServer(TOKEN)) {
      pages.forEach(items -> server.willAnswer(operation.success().status(), items.toString()));
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
            arguments.with("query", page, new JsonPrimitive(number)),
            server.takeRequest());
      }
    }
  }

  /** The same page with other identifiers, since a page that comes twice is an error. */
  private static JsonArray renumbered(JsonArray page) {
    JsonArray copy = page.deepCopy();
    for (JsonElement item : copy) {
      item.getAsJsonObject().addProperty("id", 1_000_000 + copy.size());
    }
    return copy;
  }

  private static Map<String, String> texts(Map<String, Example> examples) {
    Map<String, String> texts = new LinkedHashMap<>();
    examples.forEach((name, example) -> texts.put(name, example.wireTexts().get(0)));
    return texts;
  }

  private static List<String> expectedQuery(SpecOperation operation, Arguments arguments) {
    List<String> query = new ArrayList<>();
    arguments
        .query()
        .forEach(
            (name, example) -> example.wireTexts().forEach(text -> query.add(name + "=" + text)));
    if (!operation.isAnonymous() && operation.operation().getRequestBody() == null) {
      query.add(TOKEN_NAME + "=" + TOKEN);
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
