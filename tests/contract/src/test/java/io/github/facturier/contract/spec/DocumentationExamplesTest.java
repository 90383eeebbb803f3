package io.github.facturier.contract.spec;

import static io.github.facturier.contract.provider.ProviderUnderTest.VOS_FACTURES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.facturier.contract.provider.Keys;
import io.github.facturier.contract.provider.ProviderServer;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.error.ValidationException;
import io.github.facturier.runtime.json.Model;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every JSON example of VosFactures' documentation. A request can be built with the models and
 * reaches the server as the page prints it; a response is read without loss.
 */
class DocumentationExamplesTest {
  private static final int IN_THE_DOCUMENTATION = 77;
  private static final int RESPONSES = 7;
  private static final String TOKEN_NAME = "api_token";

  /** The placeholder of the API token in the pages. */
  private static final String TOKEN = "API_TOKEN";

  private static final Keys KEYS = new Keys("", TOKEN);
  private static final SpecValidator VALIDATOR = SpecValidator.of(SpecDocument.vosFactures());

  @Test
  void everyExampleIsAccountedFor() {
    List<DocumentationExample> examples = DocumentationExample.all();
    assertEquals(IN_THE_DOCUMENTATION, examples.size());
    for (int number = 1; number <= examples.size(); number++) {
      DocumentationExample example = examples.get(number - 1);
      String kind = example.isRequest() ? "request" : "response";
      assertEquals(String.format("%03d_%s.json", number, kind), example.file());
      assertTrue(example.isRequest() || example.response() > 0, example::toString);
    }
    assertEquals(RESPONSES, examples.stream().filter(example -> !example.isRequest()).count());
  }

  @TestFactory
  Stream<DynamicTest> everyRequestCanBeBuiltAndIsTheSameOnTheWire() {
    return DocumentationExample.all().stream()
        .filter(DocumentationExample::isRequest)
        .map(
            example ->
                DynamicTest.dynamicTest(example.toString(), () -> assertIsSentAsIs(example)));
  }

  private static void assertIsSentAsIs(DocumentationExample example) throws Exception {
    SpecOperation operation = example.specOperation();
    JsonObject bare = example.json().getAsJsonObject();
    JsonElement token = bare.remove(TOKEN_NAME);
    assertEquals(operation.isAnonymous() ? null : new JsonPrimitive(TOKEN), token);
    Arguments arguments = addressedAs(example, Arguments.of(operation).withoutOptions());
    if (operation.bodyExample() == null) {
      assertEquals(0, bare.size(), "the operation takes no body, the example has one");
      assertIsSent(example, arguments);
      return;
    }
    Model parsed = ModelMirror.parse(Arguments.bodyType(operation), bare.toString());
    assertEquals(List.of(), ModelMirror.unknownFields(parsed), "fields that no model has");
    assertEquals(List.of(), ModelMirror.blindSpots(parsed), "values that no getter shows");
    assertIsSent(example, arguments.withBody(parsed));
    Model built = ModelMirror.rebuilt(parsed);
    WireRequest request = assertIsSent(example, arguments.withBody(built));
    assertEquals(List.of(), VALIDATOR.violations(request), request::toString);
  }

  private static WireRequest assertIsSent(DocumentationExample example, Arguments arguments)
      throws Exception {
    SpecOperation operation = example.specOperation();
    try (ProviderServer server = new ProviderServer(VOS_FACTURES, KEYS)) {
      server.willRespond(operation);
      server.client().call(operation, arguments).result();
      WireRequest request = server.takeRequest();
      assertEquals(example.request(), request.method() + " " + request.path());
      assertEquals(count(TOKEN, example.text()), request.count(TOKEN), request::toString);
      if (operation.bodyExample() == null && !operation.hasCredentialInBody()) {
        assertEquals(TOKEN, request.url().queryParameter(TOKEN_NAME));
        assertEquals(0, request.body().length);
      } else {
        assertNull(request.url().query());
        JsonEquality.assertEqual(example.text(), request.json().toString());
      }
      return request;
    }
  }

  private static int count(String part, String text) {
    return text.split(part, -1).length - 1;
  }

  /** The same with the identifiers that the page has in the address. */
  private static Arguments addressedAs(DocumentationExample example, Arguments arguments) {
    String path = example.specOperation().path();
    List<String> names = List.copyOf(arguments.path().keySet());
    Matcher values =
        Pattern.compile("[A-Z]+ " + path.replace(".", "\\.").replaceAll("\\{.*?}", "(.*)"))
            .matcher(example.request());
    assertTrue(values.matches(), () -> example.request() + " is no call of " + path);
    Arguments addressed = arguments;
    for (int i = 0; i < names.size(); i++) {
      addressed = addressed.with("path", names.get(i), new JsonPrimitive(values.group(i + 1)));
    }
    return addressed;
  }

  @TestFactory
  Stream<DynamicTest> everyResponseIsReadWithoutLoss() {
    return DocumentationExample.all().stream()
        .filter(example -> !example.isRequest())
        .map(
            example ->
                DynamicTest.dynamicTest(example.toString(), () -> assertIsReadWhole(example)));
  }

  private static void assertIsReadWhole(DocumentationExample example) {
    SpecOperation operation = example.specOperation();
    assertNotNull(
        operation.operation().getResponses().get(String.valueOf(example.response())),
        "a status that the document does not have");
    try (ProviderServer server = new ProviderServer(VOS_FACTURES, KEYS)) {
      server.willRespond(operation, example.response(), example.text());
      ApiCall<?> call = server.client().call(operation);
      if (example.response() >= 300) {
        assertErrorIsRead(call);
        return;
      }
      Object result = call.result();
      JsonEquality.assertEqual(example.text(), Json.encode(result).toString());
      assertEquals(List.of(), ModelMirror.unknownFields(result), "fields without a getter");
      assertEquals(List.of(), ModelMirror.blindSpots(result), "values that no getter shows");
    }
  }

  private static void assertErrorIsRead(ApiCall<?> call) {
    ValidationException refusal = assertThrows(ValidationException.class, call::result);
    assertEquals(
        List.of("Protection contre la modification du numéro de compte bancaire"),
        refusal.messages().get("seller_bank_account"));
  }
}
