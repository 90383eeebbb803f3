package io.github.facturier.contract.spec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import io.github.facturier.contract.provider.Keys;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.spec.SpecOperation.Example;
import io.github.facturier.contract.spec.WireRequest.Part;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;

/** The expected request of an operation, derived from its arguments and its document only. */
final class ExpectedRequest {
  private ExpectedRequest() {}

  /**
   * Compares a request with it.
   *
   * @param sent the request as it was on the wire
   * @throws AssertionError if anything is missing, different, or too much
   */
  static void assertIs(
      ProviderUnderTest provider, SpecOperation operation, Arguments arguments, WireRequest sent)
      throws Exception {
    WireRequest request = provider.opened(operation, sent, Keys.ORDINARY);
    assertEquals(operation.method(), request.method());
    String path = operation.wirePath(texts(arguments.path()));
    assertEquals(provider.basePath() + path, request.path());
    assertEquals(query(arguments), request.query());
    String response = operation.success().mediaType();
    assertEquals(
        List.of(response == null ? SpecOperation.JSON : response), // errors are JSON in any case
        request.headers().values("Accept"));
    arguments
        .header()
        .forEach(
            (name, example) ->
                assertEquals(example.wireTexts(), request.headers().values(name), name));
    if (operation.isMultipart()) {
      assertIsTheFile(operation, request);
    } else if (operation.isForm()) {
      assertIsTheForm(operation, arguments.form(), request);
      return; // the validator takes any text of digits for a number
    } else if (operation.bodyExample() != null) {
      assertEquals(SpecOperation.JSON, request.mediaType());
      JsonEquality.assertEqual(operation.bodyExample().toString(), request.json().toString());
    } else {
      assertEquals(0, request.body().length);
    }
    List<String> violations =
        SpecValidator.of(operation.document())
            .violations(operation.hasCredentialInBody() ? sent : request, operation.fragment());
    assertEquals(List.of(), violations, request::toString);
  }

  private static Map<String, String> texts(Map<String, Example> examples) {
    Map<String, String> texts = new LinkedHashMap<>();
    examples.forEach((name, example) -> texts.put(name, example.wireTexts().get(0)));
    return texts;
  }

  private static List<String> query(Arguments arguments) {
    List<String> query = new ArrayList<>();
    arguments
        .query()
        .forEach(
            (name, example) -> example.wireTexts().forEach(text -> query.add(name + "=" + text)));
    return query.stream().sorted().toList();
  }

  private static List<String> partsOf(SpecOperation operation) {
    return Models.ofModel(operation.document().resolve(operation.form()));
  }

  /** The file is the only part that a document of ours has. */
  private static void assertIsTheFile(SpecOperation operation, WireRequest request)
      throws IOException {
    assertEquals("multipart/form-data", request.mediaType());
    List<Part> parts = request.parts();
    assertEquals(partsOf(operation), parts.stream().map(Part::name).toList());
    Buffer file = new Buffer();
    Arguments.upload().body().writeTo(file);
    assertArrayEquals(file.readByteArray(), parts.get(0).content());
    String disposition = parts.get(0).headers().get("Content-Disposition");
    String name = "filename=\"" + Arguments.upload().fileName() + "\"";
    assertTrue(disposition.contains(name), () -> disposition);
  }

  private static void assertIsTheForm(
      SpecOperation operation, Map<String, JsonElement> fields, WireRequest request) {
    assertEquals(SpecOperation.URLENCODED, request.mediaType());
    Map<String, List<String>> sent = request.fields();
    assertEquals(fields.keySet(), sent.keySet());
    fields.forEach(
        (name, example) ->
            assertEquals(
                texts(example).stream().map(ExpectedRequest::number).toList(),
                sent.get(name).stream().map(ExpectedRequest::number).toList(),
                name));
  }

  private static List<String> texts(JsonElement example) {
    return example.isJsonArray()
        ? example.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList()
        : List.of(example.getAsString());
  }

  /** {@code 12} and {@code 12.0} are one number. */
  private static Object number(String text) {
    return text.matches("\\d+(\\.\\d+)?") ? new BigDecimal(text).stripTrailingZeros() : text;
  }
}
