package io.github.facturier.runtime;

import static io.github.facturier.runtime.ThingsServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.error.AuthenticationException;
import io.github.facturier.runtime.error.ProviderException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** An error with a successful status in place of a file, with any content type. */
class FilesThatAreErrorsTest {
  private static final List<String> TYPES =
      Arrays.asList(
          null,
          "application/pdf",
          "text/csv",
          "text/plain",
          "application/octet-stream",
          "application/json",
          "application/problem+json",
          "text/html",
          "bogus");
  private static final List<String> BEFORE =
      List.of(
          "", "\ufeff", " \r\n\t", "\ufeff\n ", "\ufeff\ufeff", "\r\n\ufeff ", "\ufeff\n\ufeff\t");
  private static final List<String> ERRORS =
      List.of(
          "{\"Status\":500,\"Message\":\"x\"}",
          "{\"Status\":500,\"Message\":\"é\"}\n",
          "{\"type\":\"about:blank\",\"title\":\"Sorry\",\"status\":500}",
          "{\"code\":\"error\"}",
          "{}");
  private static final List<String> PAGES =
      List.of(
          "<!DOCTYPE html><html><body>Connexion</body></html>",
          "<HTML><body>",
          "<?xml version=\"1.0\"?>\n<!-- x -->\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0\">",
          "<head><title>502 Bad Gateway</title></head>",
          "<h1>Service Unavailable</h1>");

  @RegisterExtension final ThingsServer server = new ThingsServer();

  static Stream<Arguments> combinations() {
    return TYPES.stream()
        .flatMap(type -> BEFORE.stream().map(before -> Arguments.of(type, before)));
  }

  private List<ApiCall<Download>> files() {
    ThingsApi api = server.api();
    return List.of(api.pdf("1"), api.archive(), api.export(), api.anything());
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void jsonInPlaceOfAFile(String type, String before) {
    for (String error : ERRORS) {
      for (ApiCall<Download> call : files()) {
        respond(type, before + error, StandardCharsets.UTF_8);
        ProviderException e = assertThrows(ProviderException.class, call::result, error);
        assertTrue(e.body().contains(error.strip()), e::body);
        assertEquals(200, e.status());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void aPageInPlaceOfAFile(String type, String before) {
    for (String page : PAGES) {
      for (ApiCall<Download> call : files()) {
        respond(type, before + page, StandardCharsets.UTF_8);
        AuthenticationException e =
            assertThrows(AuthenticationException.class, call::result, () -> page + " " + call);
        assertTrue(e.body().contains(page), e::body);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE"})
  void jsonInOtherEncodings(String charset) {
    String mark = charset.equals("UTF-16") ? "" : "\ufeff";
    for (String before : List.of(mark, mark + "\ufeff", mark + "\r\n\ufeff")) {
      for (ApiCall<Download> call : files()) {
        respond("text/csv", before + "{\"Status\":500}", Charset.forName(charset));
        ProviderException e = assertThrows(ProviderException.class, call::result, call::toString);
        assertEquals("{\"Status\":500}", e.body());
      }
    }
  }

  @Test
  void anErrorInXml() {
    for (ApiCall<Download> call : files()) {
      respond("application/xml", "<?xml version=\"1.0\"?><Error><Code>x</Code></Error>", UTF_8);
      assertThrows(ProviderException.class, call::result, call::toString);
    }
  }

  private static final Charset UTF_8 = StandardCharsets.UTF_8;

  @Test
  void jsonInPlaceOfAPage() {
    for (String type : List.of("text/html", "application/json", "text/plain")) {
      respond(type, "\ufeff {\"code\":\"error\"}", UTF_8);
      assertThrows(ProviderException.class, () -> server.api().page().result(), type);
    }
  }

  /**
   * For files of any type, only a certain error is rejected, since the file may be available only
   * once.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{date};{label};{debit}\r\n2015-11-30;x;1",
        "{\"a\":1}\n{\"a\":2}\n",
        "{",
        "{}}",
        "[1,2]",
        "\ufeffDate;D\u00e9bit",
        "\ufeff\ufeffDate;D\u00e9bit",
        "\u00efDate",
        "\u00bb{",
        "  Date;Debit",
        "<?xml version=\"1.0\"?><Document xmlns=\"urn:iso\"/>",
        "<export/>",
        "<",
        "\ufeff",
        " ",
        "\u0000\u0001",
        "{\\rtf1 x}",
        "{\"entries\":[{\"debit\":\"1.00\"}]}"
      })
  void aFileThatBeginsLikeAnError(String file) throws Exception {
    for (String type :
        Arrays.asList(
            null, "text/csv", "text/plain", "application/octet-stream", "application/json")) {
      respond(type, file, UTF_8);
      try (Download download = server.api().anything().result()) {
        assertEquals(file, new String(download.stream().readAllBytes(), UTF_8));
      }
    }
  }

  /** No error is that long. */
  @Test
  void aLongFileOfJson() throws Exception {
    String file = "{\"entries\":[" + "{\"debit\":\"1.00\"},".repeat(10_000) + "{}]}";
    for (String type : List.of("application/json", "text/csv")) {
      respond(type, file, UTF_8);
      try (Download download = server.api().anything().result()) {
        assertEquals(file, new String(download.stream().readAllBytes(), UTF_8));
      }
    }
  }

  /** The caller receives the bytes before a cut; the failure occurs while they are read. */
  @ParameterizedTest
  @ValueSource(strings = {"{", "<", "D", "\ufeff"})
  void aCutAfterTheFirstBytes(String first) throws Exception {
    server.respond(
        new MockResponse()
            .setHeader("Content-Type", "text/csv")
            .setBody(first + "x".repeat(100))
            .setHeader("Content-Length", 5000)
            .setSocketPolicy(SocketPolicy.DISCONNECT_AT_END));
    try (Download download = server.api().anything().result()) {
      Buffer arrived = new Buffer();
      assertThrows(java.io.IOException.class, () -> download.copyTo(arrived.outputStream()));
      assertTrue(arrived.readUtf8().startsWith(first + "xxx"));
    }
  }

  @Test
  void everyWayOfCallingFindsOut() throws Exception {
    respond("text/csv", ERRORS.get(0), UTF_8);
    CompletionException later =
        assertThrows(CompletionException.class, () -> server.api().anything().future().join());
    assertInstanceOf(ProviderException.class, later.getCause());
    respond("text/csv", ERRORS.get(0), UTF_8);
    assertThrows(ProviderException.class, () -> server.api().anything().execute());
    respond("text/csv", ERRORS.get(0), UTF_8);
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    server
        .api()
        .anything()
        .enqueue(
            new Callback<>() {
              @Override
              public void onResponse(Call<Download> call, Response<Download> response) {
                failure.complete(new AssertionError("a file"));
              }

              @Override
              public void onFailure(Call<Download> call, Throwable e) {
                failure.complete(e);
              }
            });
    assertInstanceOf(ProviderException.class, failure.get());
  }

  @Test
  void whatIsAskedForAsItCameIsNoError() throws Exception {
    List<String> texts = new ArrayList<>(ERRORS);
    texts.add("\ufeff{}");
    for (String text : texts) {
      server.respond(json(text));
      try (Download raw = server.api().get("1").raw().result()) {
        assertEquals(text, new String(raw.stream().readAllBytes(), UTF_8));
      }
    }
  }

  private void respond(String type, String text, Charset charset) {
    MockResponse response = new MockResponse().setBody(new Buffer().write(text.getBytes(charset)));
    server.respond(type == null ? response : response.setHeader("Content-Type", type));
  }
}
