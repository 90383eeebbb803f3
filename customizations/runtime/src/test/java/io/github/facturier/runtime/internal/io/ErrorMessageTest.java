package io.github.facturier.runtime.internal.io;

import static io.github.facturier.runtime.ThingsServer.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.RetryPolicy;
import io.github.facturier.runtime.ThingsApi;
import io.github.facturier.runtime.ThingsServer;
import io.github.facturier.runtime.error.ApiError;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.DecodingException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The message of an exception. */
class ErrorMessageTest {
  @RegisterExtension final ThingsServer server = new ThingsServer();

  @ParameterizedTest
  @CsvSource({
    "429,30,retry after 30 s",
    "429,0,retry after 0 s",
    "429,nonsense,the server does not say how long to wait",
    "503,30,retry after 30 s",
  })
  void reportsHowLongToWait(int status, String header, String expected) {
    server.respond(status(status).setHeader("Retry-After", header).setBody("Retry later"));
    ThingsApi api = server.api(server.builder().retryPolicy(RetryPolicy.NONE));
    ApiException e = assertThrows(ApiException.class, () -> api.get("1").result());
    assertTrue(e.getMessage().endsWith("; " + expected), e::getMessage);
  }

  @Test
  void reportsNoWaitForOtherStatuses() {
    server.respond(status(404));
    ApiException e = assertThrows(ApiException.class, () -> server.api().get("1").result());
    assertEquals("ThingsApi.get: 404: Client Error", e.getMessage());
  }

  @Test
  void takesThePhraseOfHttpWhereTheServerSendsNone() {
    server.respond(status(404).setStatus("HTTP/1.1 404 "));
    ApiException e = assertThrows(ApiException.class, () -> server.api().get("1").result());
    assertEquals("ThingsApi.get: 404: Not Found", e.getMessage());
  }

  @Test
  void reportsAnHtmlPage() {
    server.respond(
        status(404).setBody("\n<!DOCTYPE html><html><TITLE>\n Not  here\n</TITLE></html>"));
    ApiException e = assertThrows(ApiException.class, () -> server.api().get("1").result());
    assertEquals(
        "ThingsApi.get: 404: Client Error (an HTML page with the title \"Not here\")",
        e.getMessage());
    assertEquals(Map.of(), e.messages());
  }

  @Test
  void isOneLineOfALengthThatCanBeRead() {
    Map<String, List<String>> messages = new LinkedHashMap<>();
    messages.put("name", List.of("line 1\r\nline 2\u0000\u001b[31m", "x".repeat(100_000)));
    String sentence =
        ApiError.builder().operation("Api.op").status(422).messages(messages).build().message();
    assertTrue(sentence.startsWith("Api.op: 422: name line 1 line 2 [31m, xxx"), sentence);
    assertTrue(sentence.endsWith("x…"), sentence);
    assertTrue(sentence.length() < 1100, () -> sentence.length() + " characters");
  }

  @Test
  void doesNotRepeatACodeThatIsTheText() {
    ApiError error =
        ApiError.builder()
            .status(422)
            .code("a text")
            .messages(Map.of("", List.of("a text")))
            .build();
    assertEquals("422: a text", error.message());
  }

  @Test
  void roundsUpHowLongToWait() {
    ApiError error = ApiError.builder().status(429).retryAfter(Duration.ofMillis(1500)).build();
    assertEquals("429; retry after 2 s", error.message());
  }

  /** Callers have no access to the JSON reader. */
  @ParameterizedTest
  @ValueSource(strings = {"{'id':1}", "{id:1}", "nonsense", "{\"id\":1,}", "{\"id\":NaN}", "[1;2]"})
  void isNotGsonsAdvice(String body) {
    server.respond(body);
    server.respond(body);
    for (ApiCall<?> call : List.of(server.api().get("1"), server.api().find("a"))) {
      DecodingException e = assertThrows(DecodingException.class, call::result);
      assertFalse(e.getMessage().contains("JsonReader"), e::getMessage);
      assertFalse(e.getMessage().toLowerCase().contains("lenient"), e::getMessage);
    }
  }

  @Test
  void namesTheOperationOnce() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> server.api().refuse("ListThings: parameter 'a'"));
    assertEquals("ThingsApi.refuse: parameter 'a'", e.getMessage());
  }
}
