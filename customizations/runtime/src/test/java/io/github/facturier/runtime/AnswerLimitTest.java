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

/** How much of an answer is read into memory. */
class AnswerLimitTest {
  private static final int MEBIBYTE = 1024 * 1024;

  @RegisterExtension final ThingsServer server = new ThingsServer();

  @Test
  void anAnswerThatAnnouncesTooMuch() {
    String json = "[" + "{\"id\":1},".repeat(1000) + "{}]";
    server.answer(json);
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
  void anAnswerThatAnnouncesNothing() {
    server.answer(new MockResponse().setChunkedBody("[" + "{},".repeat(1000) + "{}]", 100));
    DecodingException e =
        assertThrows(DecodingException.class, () -> limited(1024).find("a").result());
    assertTrue(e.getMessage().contains("longer than 1024 bytes"), e::getMessage);
    assertTrue(e.getMessage().contains("reading was stopped after "), e::getMessage);
    assertTrue(e.getMessage().contains("maxResponseBytes(...)"), e::getMessage);
    assertEquals(1, server.requests());
  }

  /** It was carried out, and its status says so: that is not a lost answer. */
  @Test
  void anAnswerToAWrite() {
    server.answer(json("{\"name\":\"" + "x".repeat(2000) + "\"}").setResponseCode(201));
    ApiCall<Thing> call = limited(1024).create(Thing.builder().name("a").build());
    assertEquals(201, assertThrows(DecodingException.class, call::result).status());
  }

  @Test
  void inTheBackground() {
    server.answer("{\"name\":\"" + "x".repeat(2000) + "\"}");
    server.answer(new MockResponse().setChunkedBody("[" + "{},".repeat(1000) + "{}]", 100));
    ThingsApi api = limited(1024);
    for (ApiCall<?> call : new ApiCall<?>[] {api.get("1"), api.find("a")}) {
      ExecutionException e =
          assertThrows(ExecutionException.class, () -> call.future().get(10, TimeUnit.SECONDS));
      assertInstanceOf(DecodingException.class, e.getCause());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAnswerOfJustThatLength(boolean chunked) {
    String json = "{\"name\":\"" + "x".repeat(1024 - 11) + "\"}";
    assertEquals(1024, json.length());
    server.answer(answer(json, chunked), answer(json + " ", chunked));
    ThingsApi api = limited(1024);
    assertEquals(1024 - 11, api.get("1").result().name().length());
    assertThrows(DecodingException.class, () -> api.get("1").result());
  }

  @Test
  void aBombIsBoundedByWhatItUnpacksTo() throws IOException {
    Buffer packed = new Buffer();
    try (BufferedSink gzip = Okio.buffer(new GzipSink(packed))) {
      gzip.writeUtf8("{\"name\":\"" + "x".repeat(10 * MEBIBYTE) + "\"}");
    }
    assertTrue(packed.size() < MEBIBYTE);
    server.answer(json("").setBody(packed).setHeader("Content-Encoding", "gzip"));
    assertThrows(DecodingException.class, () -> limited(MEBIBYTE).get("1").result());
  }

  @Test
  void thirtyTwoMebibytesUnlessSaidOtherwise() {
    String text = "x".repeat(32 * MEBIBYTE - 2);
    server.answer("\"" + text + "\"");
    server.answer("\"" + text + "x\"");
    ThingsApi api = server.api();
    DecodingException fits =
        assertThrows(DecodingException.class, () -> api.get("1").result()); // a text is no thing
    assertTrue(fits.getMessage().contains("expected an object"), fits::getMessage);
    DecodingException tooLong = assertThrows(DecodingException.class, () -> api.get("1").result());
    assertTrue(tooLong.getMessage().contains("longer than 33554432 bytes"), tooLong::getMessage);
  }

  /** An error without an end is an error all the same, and its end is not waited for. */
  @ParameterizedTest
  @ValueSource(ints = {400, 500})
  void anEndlessError(int status) throws IOException {
    try (EndlessAnswer endless = new EndlessAnswer(status)) {
      ThingsServer.Builder builder = server.builder().baseUrl(endless.url());
      ApiException e =
          assertThrows(ApiException.class, () -> server.api(builder).get("1").result());
      assertEquals(status, e.status());
      assertEquals(64 * 1024, e.body().length());
    }
  }

  /** What is kept of it is as long as of any other error. */
  @Test
  void aPageInPlaceOfData() {
    server.answer(new MockResponse().setBody("<html>" + "x".repeat(MEBIBYTE)));
    AuthenticationException e =
        assertThrows(AuthenticationException.class, () -> server.api().get("1").result());
    assertTrue(e.body().startsWith("<html>x"), e::body);
    assertTrue(e.body().length() <= 64 * 1024, () -> e.body().length() + " characters");
  }

  /** Nor is that of an answer. */
  @Test
  void anEndlessAnswer() throws IOException {
    try (EndlessAnswer endless = new EndlessAnswer(200)) {
      ThingsServer.Builder builder =
          server.builder().baseUrl(endless.url()).maxResponseBytes(MEBIBYTE);
      assertThrows(DecodingException.class, () -> server.api(builder).get("1").result());
    }
  }

  private ThingsApi limited(long bytes) {
    return server.api(server.builder().maxResponseBytes(bytes));
  }

  private static MockResponse answer(String json, boolean chunked) {
    return chunked ? json("").setChunkedBody(json, 100) : json(json);
  }
}
