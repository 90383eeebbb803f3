package io.github.facturier.runtime.internal.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.ThingsApi;
import io.github.facturier.runtime.ThingsApi.ListThings;
import io.github.facturier.runtime.ThingsServer;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.AuthenticationException;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.error.ProviderException;
import io.github.facturier.runtime.json.Thing;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.mockwebserver.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A byte-order mark before a body has no effect. */
class ByteOrderMarkTest {
  private static final String PAGE = "<!DOCTYPE html><title>Connexion</title>";

  @RegisterExtension final ThingsServer server = new ThingsServer();

  private ThingsApi failing() {
    return server.api(server.builder(), field -> field.apply("failed") != null);
  }

  private List<ApiCall<?>> calls(ThingsApi api) {
    return List.of(
        api.get("1"),
        api.find("a"),
        api.index(),
        api.delete("1"),
        api.create(Thing.builder().id(1L).build()),
        api.list(ListThings.builder().build()));
  }

  private static MockResponse body(String text, Charset charset) {
    return new MockResponse().setBody(new Buffer().writeString(text, charset));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFF", "\uFEFF\uFEFF", "\r\n\uFEFF", "\uFEFF \n\uFEFF\t"})
  void beforeAnError(String mark) {
    for (ApiCall<?> call : calls(failing())) {
      server.respond(body(mark + "{\"failed\":1}", StandardCharsets.UTF_8));
      ProviderException e = assertThrows(ProviderException.class, call::result, mark);
      assertEquals("{\"failed\":1}", e.body().strip());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE"})
  void ofAnotherEncoding(String charset) {
    for (ApiCall<?> call : calls(failing())) {
      server.respond(body("\uFEFF{\"failed\":1}", Charset.forName(charset)));
      assertThrows(ProviderException.class, call::result);
    }
    for (ApiCall<?> call : calls(server.api())) {
      server.respond(body("\uFEFF" + PAGE, Charset.forName(charset)));
      assertThrows(AuthenticationException.class, call::result);
    }
    server.respond(body("\uFEFF{\"id\":7}", Charset.forName(charset)));
    assertEquals(7L, server.api().get("1").result().id());
    server.respond(body("\uFEFF[{\"id\":7}]", Charset.forName(charset)));
    assertEquals(7L, server.api().find("a").result().get(0).id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
  void namesTheCharsetWhateverTheTypeSays(String charset) {
    for (String type : List.of("application/json; charset=iso-8859-1", "application/json")) {
      server.respond(
          typed("\uFEFF{\"id\":7,\"name\":\"Café €\"}", charset, type),
          typed("\uFEFF[{\"id\":7,\"name\":\"Café €\"}]", charset, type),
          typed("\uFEFF{\"failed\":\"Café €\"}", charset, type),
          typed("\uFEFF{\"failed\":\"Café €\"}", charset, type),
          typed("\uFEFF{\"failed\":\"Café €\"}", charset, type).setResponseCode(422),
          typed("\uFEFF" + PAGE + "Café €", charset, type));
      ThingsApi api = failing();
      assertEquals("Café €", api.get("1").result().name());
      assertEquals("Café €", api.find("a").result().get(0).name());
      for (ApiCall<?> call : List.of(api.get("1"), api.pdf("1"), api.get("1"))) {
        ApiException e = assertThrows(ApiException.class, call::result);
        assertEquals("{\"failed\":\"Café €\"}", e.body(), type);
      }
      AuthenticationException e =
          assertThrows(AuthenticationException.class, () -> api.get("1").result());
      assertEquals(PAGE + "Café €", e.body());
    }
  }

  @Test
  void isNotNeeded() {
    String type = "application/json; charset=iso-8859-1";
    server.respond(
        typed("[{\"name\":\"Café\"}]", "ISO-8859-1", type),
        typed("{\"failed\":\"Café\"}", "ISO-8859-1", type),
        typed("<html>Café</html>", "ISO-8859-1", type));
    ThingsApi api = failing();
    assertEquals("Café", api.find("a").result().get(0).name());
    ApiException e = assertThrows(ApiException.class, () -> api.pdf("1").result());
    assertEquals("{\"failed\":\"Café\"}", e.body());
    assertEquals(
        "<html>Café</html>", assertThrows(ApiException.class, () -> api.get("1").result()).body());
  }

  private static MockResponse typed(String text, String charset, String type) {
    return body(text, Charset.forName(charset)).setHeader("Content-Type", type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFF", "\uFEFF\uFEFF\n", " \uFEFF"})
  void beforeALoginPage(String mark) {
    for (ApiCall<?> call : calls(server.api())) {
      server.respond(body(mark + PAGE, StandardCharsets.UTF_8));
      AuthenticationException e = assertThrows(AuthenticationException.class, call::result);
      assertTrue(e.getMessage().contains("HTML page with the title \"Connexion\""), e::getMessage);
    }
  }

  @Test
  void beforeData() {
    server.respond("\uFEFF{\"id\":7}");
    assertEquals(7L, server.api().get("1").result().id());
    server.respond("\uFEFF\n\uFEFF[{\"id\":7}]");
    assertEquals(7L, server.api().find("a").result().get(0).id());
    server.respond("\uFEFF{\"a\":{\"id\":7}}");
    assertEquals(7L, server.api().index().result().get("a").id());
    server.respond("\uFEFFok");
    assertNull(server.api().delete("1").result());
    server.respond("\uFEFF");
    assertThrows(DecodingException.class, () -> server.api().get("1").result());
    assertEquals(7L, Thing.parse("\uFEFF{\"id\":7}").id());
  }

  @Test
  void beforeAnErrorOfAStatus() {
    server.respond(body("\uFEFF{\"why\":1}", StandardCharsets.UTF_8).setResponseCode(422));
    ApiException e = assertThrows(ApiException.class, () -> server.api().get("1").result());
    assertEquals("{\"why\":1}", e.body());
  }

  @Test
  void beforeWhatIsNoFile() {
    for (String type : List.of("application/pdf", "text/html", "application/json")) {
      server.respond(body("\uFEFF" + PAGE, StandardCharsets.UTF_8).setHeader("Content-Type", type));
      assertThrows(AuthenticationException.class, () -> server.api().pdf("1").result(), type);
      server.respond(
          body("\uFEFF{\"failed\":1}", StandardCharsets.UTF_8).setHeader("Content-Type", type));
      assertThrows(ProviderException.class, () -> server.api().pdf("1").result(), type);
    }
  }

  /** Spreadsheets need it. */
  @Test
  void ofAFileIsKept() throws IOException {
    byte[] file = "\uFEFFa;b\n".getBytes(StandardCharsets.UTF_8);
    server.respond(
        new MockResponse()
            .setHeader("Content-Type", "application/octet-stream")
            .setBody(new Buffer().write(file)));
    assertArrayEquals(file, server.api().export().result().stream().readAllBytes());
  }

  @Test
  void isNotTakenOutOfTheMiddle() {
    assertEquals("a\uFEFF", ByteOrderMark.strip("a\uFEFF"));
    assertEquals(" a", ByteOrderMark.strip(" a"));
    assertEquals(" a", ByteOrderMark.strip("\n\uFEFF a"));
    assertFalse(ByteOrderMark.strip("\uFEFF").contains("\uFEFF"));
  }
}
