package io.github.facturier.runtime;

import static io.github.facturier.runtime.ThingsServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.AuthenticationException;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.json.Thing;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import okhttp3.mockwebserver.MockResponse;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limit of response bodies that are read into memory. */
class ResponseLimitTest {
  private static final int MEBIBYTE = 1024 * 1024;

  @RegisterExtension final ThingsServer server = new ThingsServer();

  @Test
  void aResponseThatAnnouncesTooMuch() {
    String json = "[" + "{\"id\":1},".repeat(1000) + "{}]";
    server.respond(json);
    DecodingException e =
        assertThrows(DecodingException.class, () -> limited(1024).find("a").result());
    assertEquals(
        "ThingsApi.find: the response is longer than 1024 bytes, the most that is read into memory (announced: "
            + json.length()
            + "); raise it with maxResponseBytes(...) of the client's builder",
        e.getMessage());
    assertEquals(200, e.status());
    assertEquals(1, server.requests());
  }

  @Test
  void aResponseThatAnnouncesNothing() {
    server.respond(new MockResponse().setChunkedBody("[" + "{},".repeat(1000) + "{}]", 100));
    DecodingException e =
        assertThrows(DecodingException.class, () -> limited(1024).find("a").result());
    assertTrue(e.getMessage().contains("longer than 1024 bytes"), e::getMessage);
    assertTrue(e.getMessage().contains("reading was stopped after "), e::getMessage);
    assertTrue(e.getMessage().contains("maxResponseBytes(...)"), e::getMessage);
    assertEquals(1, server.requests());
  }

  /** The status says that the request was carried out: the outcome is known. */
  @Test
  void aResponseToAWrite() {
    server.respond(json("{\"name\":\"" + "x".repeat(2000) + "\"}").setResponseCode(201));
    ApiCall<Thing> call = limited(1024).create(Thing.builder().name("a").build());
    assertEquals(201, assertThrows(DecodingException.class, call::result).status());
  }

  @Test
  void inTheBackground() {
    server.respond("{\"name\":\"" + "x".repeat(2000) + "\"}");
    server.respond(new MockResponse().setChunkedBody("[" + "{},".repeat(1000) + "{}]", 100));
    ThingsApi api = limited(1024);
    for (ApiCall<?> call : new ApiCall<?>[] {api.get("1"), api.find("a")}) {
      ExecutionException e =
          assertThrows(ExecutionException.class, () -> call.future().get(10, TimeUnit.SECONDS));
      assertInstanceOf(DecodingException.class, e.getCause());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aResponseOfJustThatLength(boolean chunked) {
    String json = "{\"name\":\"" + "x".repeat(1024 - 11) + "\"}";
    assertEquals(1024, json.length());
    server.respond(response(json, chunked), response(json + " ", chunked));
    ThingsApi api = limited(1024);
    assertEquals(1024 - 11, api.get("1").result().name().length());
    assertThrows(DecodingException.class, () -> api.get("1").result());
  }

  @Test
  void theLimitAppliesToDecompressedBytes() throws IOException {
    Buffer packed = new Buffer();
    try (BufferedSink gzip = Okio.buffer(new GzipSink(packed))) {
      gzip.writeUtf8("{\"name\":\"" + "x".repeat(10 * MEBIBYTE) + "\"}");
    }
    assertTrue(packed.size() < MEBIBYTE);
    server.respond(json("").setBody(packed).setHeader("Content-Encoding", "gzip"));
    assertThrows(DecodingException.class, () -> limited(MEBIBYTE).get("1").result());
  }

  @Test
  void theDefaultIs32Mebibytes() {
    String text = "x".repeat(32 * MEBIBYTE - 2);
    server.respond("\"" + text + "\"");
    server.respond("\"" + text + "x\"");
    ThingsApi api = server.api();
    DecodingException fits =
        assertThrows(DecodingException.class, () -> api.get("1").result()); // a text is no thing
    assertTrue(fits.getMessage().contains("expected an object"), fits::getMessage);
    DecodingException tooLong = assertThrows(DecodingException.class, () -> api.get("1").result());
    assertTrue(tooLong.getMessage().contains("longer than 33554432 bytes"), tooLong::getMessage);
  }

  /** An endless error body is an error, and is not read to its end. */
  @ParameterizedTest
  @ValueSource(ints = {400, 500})
  void anEndlessError(int status) throws IOException {
    try (EndlessResponse endless = new EndlessResponse(status)) {
      ThingsServer.Builder builder = server.builder().baseUrl(endless.url());
      ApiException e =
          assertThrows(ApiException.class, () -> server.api(builder).get("1").result());
      assertEquals(status, e.status());
      assertEquals(64 * 1024, e.body().length());
    }
  }

  /** Its kept part is as long as that of any other error. */
  @Test
  void aPageInPlaceOfData() {
    server.respond(new MockResponse().setBody("<html>" + "x".repeat(MEBIBYTE)));
    AuthenticationException e =
        assertThrows(AuthenticationException.class, () -> server.api().get("1").result());
    assertTrue(e.body().startsWith("<html>x"), e::body);
    assertTrue(e.body().length() <= 64 * 1024, () -> e.body().length() + " characters");
  }

  /** The end of an endless response is not waited for. */
  @Test
  void anEndlessResponse() throws IOException {
    try (EndlessResponse endless = new EndlessResponse(200)) {
      ThingsServer.Builder builder =
          server.builder().baseUrl(endless.url()).maxResponseBytes(MEBIBYTE);
      assertThrows(DecodingException.class, () -> server.api(builder).get("1").result());
    }
  }

  private ThingsApi limited(long bytes) {
    return server.api(server.builder().maxResponseBytes(bytes));
  }

  private static MockResponse response(String json, boolean chunked) {
    return chunked ? json("").setChunkedBody(json, 100) : json(json);
  }
}
