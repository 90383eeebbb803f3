package io.github.facturier.contract.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.provider.ProviderServer;
import io.github.facturier.contract.provider.ProviderUnderTest;
import io.github.facturier.contract.spec.ModelMirror;
import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.luccacleemy.support.AccountingExport;
import io.github.facturier.runtime.Download;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.AuthenticationException;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.error.ProviderException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Responses with a status of success and an unusable body, to every operation of every provider.
 */
class UnusableResponsesTest {
  private static final String LOGIN_PAGE =
      "<!DOCTYPE html>\n<html><head><title>Connexion</title></head><body>…</body></html>";

  private static final String ANY = "*/*";

  private static final List<String> BODIES =
      List.of(
          "null", "[]", "{}", "[null]", "[null,{}]", "{\"x\":{\"id\":1}}", "false", "\"\"", "7");

  /** The text before a body: none, or byte-order marks and white space. */
  private static final List<String> MARKS = List.of("", "\uFEFF", "\uFEFF\uFEFF", "\r\n\uFEFF ");

  /** The error formats with a successful status, of the providers that use them. */
  private static final Map<ProviderUnderTest, List<String>> ERRORS =
      Map.of(
          ProviderUnderTest.VOS_FACTURES,
          List.of(
              "{\"code\":\"error\",\"message\":\"non\"}",
              "{\"status\":\"error\",\"message\":\"non\"}",
              " {\"message\":{\"\":[\"non\"]},\"code\":\"error\"}"),
          ProviderUnderTest.FACTOMOS,
          List.of(
              "{\"error\":{\"code\":-99,\"message\":\"non\"}}",
              "{\"client_id\":\"7\",\"error\":{\"message\":\"non\",\"code\":\"-99\"}}"),
          ProviderUnderTest.LUCCA_CLEEMY,
          List.of("{\"Status\":500,\"Message\":\"non\"}", "{\"title\":\"non\",\"status\":403}"),
          ProviderUnderTest.MY_CLEMENTINE,
          List.of(
              "{\"success\":\"false\",\"message\":\"non\"}",
              "{\"message\":[\"non\"],\"success\":false}",
              "{\"success\":\"false\",\"message\":\"non\",\"data\":{\"email\":[\"pris\"]}}"));

  @TestFactory
  Stream<DynamicTest> everyOperationReportsAnErrorWithASuccessfulStatus() {
    assertFalse(ERRORS.containsValue(List.of()), "a provider without an error");
    return ERRORS.keySet().stream()
        .flatMap(
            provider ->
                provider.where(operation -> !isPage(operation)).stream()
                    .map(
                        operation ->
                            DynamicTest.dynamicTest(
                                provider + ", " + operation.id(),
                                () -> assertNoticesErrors(provider, operation))));
  }

  private static void assertNoticesErrors(ProviderUnderTest provider, SpecOperation operation) {
    for (String error : ERRORS.get(provider)) {
      for (String mark : MARKS) {
        try (ProviderServer server = new ProviderServer(provider)) {
          server.willRespond(operation, 200, mark + error);
          ProviderException e =
              assertThrows(ProviderException.class, () -> server.client().call(operation).result());
          assertEquals(List.of("non"), e.messages().get(""));
          assertEquals(200, e.status());
        }
      }
    }
  }

  /** Without a login some servers return an HTML page, with status 200 and any content type. */
  @TestFactory
  Stream<DynamicTest> everyOperationReportsALoginPage() {
    return ProviderUnderTest.everyOperation(
        operation -> !isPage(operation),
        (provider, operation) -> {
          for (String type : typesOfAPage(operation)) {
            for (String mark : MARKS) {
              try (ProviderServer server = new ProviderServer(provider)) {
                server.willRespond(
                    new MockResponse().setHeader("Content-Type", type).setBody(mark + LOGIN_PAGE));
                AuthenticationException e =
                    assertThrows(
                        AuthenticationException.class,
                        () -> server.client().call(operation).result());
                assertEquals(LOGIN_PAGE, e.body().strip());
                assertTrue(e.getMessage().contains("HTML page"), e.getMessage());
              }
            }
          }
        });
  }

  private static List<String> typesOfAPage(SpecOperation operation) {
    String type = operation.success().mediaType();
    String own = "text/html; charset=utf-8";
    return List.of(own, "text/plain", type == null || ANY.equals(type) ? "text/csv" : type);
  }

  /** In place of a file, with any content type, with and without a byte-order mark. */
  @TestFactory
  Stream<DynamicTest> everyFileOperationReportsAnErrorBody() {
    List<String> errors =
        List.of(
            "{\"Status\":500,\"Message\":\"non\"}",
            "\ufeff\ufeff {\"Status\":500,\"Message\":\"non\"}",
            "\r\n\ufeff{\"code\":\"error\",\"message\":\"non\"}",
            "\ufeff{\"code\":\"error\",\"message\":\"non\"}",
            " \r\n{\"title\":\"non\",\"status\":500}",
            "\ufeff <!DOCTYPE html><html></html>");
    return ProviderUnderTest.everyOperation(
        operation -> isFile(operation) && !isPage(operation),
        (provider, operation) -> {
          for (String error : errors) {
            for (String type :
                Arrays.asList(null, "application/octet-stream", "application/problem+json")) {
              try (ProviderServer server = new ProviderServer(provider)) {
                MockResponse response = new MockResponse().setBody(error);
                server.willRespond(
                    type == null ? response : response.setHeader("Content-Type", type));
                ApiException e =
                    assertThrows(
                        ApiException.class, () -> server.client().call(operation).result());
                assertFalse(e instanceof DecodingException, e::toString);
                assertEquals(200, e.status());
              }
            }
          }
        });
  }

  private static boolean isFile(SpecOperation operation) {
    String type = operation.success().mediaType();
    return type != null && !type.equals("application/json");
  }

  /** A response without content is an error where the document has a response body. */
  @TestFactory
  Stream<DynamicTest> everyOperationReportsAnEmptyResponse() {
    return ProviderUnderTest.everyOperation(
        operation -> !isPage(operation),
        (provider, operation) -> {
          for (int status : new int[] {204, 200}) {
            try (ProviderServer server = new ProviderServer(provider)) {
              server.willRespond(new MockResponse().setResponseCode(status));
              assertAcceptsNoContent(server, operation, status);
            }
          }
        });
  }

  private static void assertAcceptsNoContent(
      ProviderServer server, SpecOperation operation, int status) throws IOException {
    if (operation.success().mediaType() == null) {
      assertNull(server.client().call(operation).result());
    } else if (operation.extension("x-java-type") != null && status == 204) { // no file
      assertTrue(((AccountingExport) server.client().call(operation).result()).isEmpty());
    } else if (isOfAnyBytes(operation) && status == 204) {
      Download file = (Download) server.client().call(operation).result();
      assertEquals(0, file.copyTo(OutputStream.nullOutputStream()));
    } else {
      assertThrows(
          DecodingException.class,
          () -> server.client().call(operation).result(),
          () -> "status " + status);
    }
  }

  /** Whether the first bytes of a file's type are unknown. */
  private static boolean isOfAnyBytes(SpecOperation operation) {
    return isFile(operation)
        && operation.extension("x-java-type") == null
        && !List.of("application/pdf", "application/zip").contains(operation.success().mediaType());
  }

  /** The call fails with an {@code ApiException}, or its result is usable. */
  @TestFactory
  Stream<DynamicTest> everyResultIsUsable() {
    return ProviderUnderTest.everyOperation(
        operation -> "application/json".equals(operation.success().mediaType()),
        (provider, operation) -> {
          try (ProviderServer server = new ProviderServer(provider)) { // the example is usable
            server.willRespond(operation);
            ModelMirror.assertUsable(server.client().call(operation).result());
          }
          for (String body : BODIES) {
            try (ProviderServer server = new ProviderServer(provider)) {
              server.willRespond(operation, 200, body);
              server.willRespond(operation, 200, body);
              assertUsable(() -> server.client().call(operation).result());
              assertUsable(
                  () -> server.client().call(operation).future().get(20, TimeUnit.SECONDS));
            }
          }
        });
  }

  private static void assertUsable(Callable<?> call) throws Exception {
    Object result;
    try {
      result = call.call();
    } catch (ApiException e) {
      return;
    } catch (ExecutionException e) {
      assertInstanceOf(ApiException.class, e.getCause());
      return;
    }
    ModelMirror.assertUsable(result);
  }

  /** The result of such an operation is a page. */
  private static boolean isPage(SpecOperation operation) {
    return "text/html".equals(operation.success().mediaType());
  }
}
