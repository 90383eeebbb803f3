package io.github.facturier.vosfactures.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The token is inserted; all other bytes are unchanged. */
class JsonBodyWithTokenTest {
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "``|{\"api_token\":\"T\"}",
        "{}|{\"api_token\":\"T\"}",
        "{ }|{\"api_token\":\"T\" }",
        " {}|` {\"api_token\":\"T\"}`",
        "{\"a\":1}|{\"api_token\":\"T\",\"a\":1}",
        "{ \"a\" : 1 }|{\"api_token\":\"T\", \"a\" : 1 }",
        "{\"a\":10.00,\"b\":1e2}|{\"api_token\":\"T\",\"a\":10.00,\"b\":1e2}",
        "{\"b\":1,\"a\":2,\"b\":3}|{\"api_token\":\"T\",\"b\":1,\"a\":2,\"b\":3}",
        "{\"a\":\"}{\"}|{\"api_token\":\"T\",\"a\":\"}{\"}",
        "{\"a\":{\"b\":[{}]}}|{\"api_token\":\"T\",\"a\":{\"b\":[{}]}}",
        "{\"a\":\"\\u00e9é€\"}|{\"api_token\":\"T\",\"a\":\"\\u00e9é€\"}",
        "{\"a\":\"api_token\"}|{\"api_token\":\"T\",\"a\":\"api_token\"}",
        "{\"a\":\"\\\"api_token\\\":1\"}|{\"api_token\":\"T\",\"a\":\"\\\"api_token\\\":1\"}",
      })
  void theRestIsLeftAlone(String body, String sent) throws IOException {
    assertEquals(sent, sent(body, "T"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n\t ", "   "})
  void whiteSpaceIsKept(String space) throws IOException {
    String rest = space + "\"a\"" + space + ":" + space + "1" + space + "}" + space;
    assertEquals(space + "{\"api_token\":\"T\"," + rest, sent(space + "{" + rest, "T"));
  }

  /** The endpoint's own token of a webhook has the same name, one level down. */
  @Test
  void aTokenFurtherDownIsAnother() throws IOException {
    String webhook = "\"webhook\":{\"kind\":\"invoice:create\",\"api_token\":\"theirs\"}}";
    assertEquals("{\"api_token\":\"T\"," + webhook, sent("{" + webhook, "T"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"api_token\":\"mine\",\"a\":1}",
        "{\"a\":{\"x\":[1,{\"api_token\":2}]},\"api_token\":\"mine\"}",
        " { \"a\" : 10.00 , \"api_token\" : null } ",
      })
  void aCallersOwnTokenIsNotDoubled(String body) throws IOException {
    assertEquals(body, sent(body, "T"));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "[]", "[{\"a\":1}]", "null", "12", "\"{}\""})
  void whatIsNoObjectIsLeftAlone(String body) throws IOException {
    assertEquals(body, sent(body, "T"));
  }

  @Test
  void aTokenIsEscaped() throws IOException {
    assertEquals("{\"api_token\":\"a\\\"b\\\\c\"}", sent("{}", "a\"b\\c"));
  }

  @Test
  void aLargeBodyStaysWhole() throws IOException {
    String text = "x".repeat(3_000_000);
    assertEquals(
        "{\"api_token\":\"T\",\"a\":\"" + text + "\"}", sent("{\"a\":\"" + text + "\"}", "T"));
  }

  @Test
  void theBodyCanBeSentAgain() throws IOException {
    RequestBody body = new JsonBodyWithToken(RequestBody.create("{\"a\":1}", JSON), "T");
    assertEquals(written(body), written(body));
  }

  @Test
  void typeAndOneShotAreThoseOfTheBody() {
    RequestBody body = RequestBody.create("{}", JSON);
    assertEquals(JSON, new JsonBodyWithToken(body, "T").contentType());
    assertTrue(new JsonBodyWithToken(new Once(), "T").isOneShot());
  }

  private static String sent(String body, String token) throws IOException {
    return written(new JsonBodyWithToken(RequestBody.create(body, JSON), token));
  }

  private static String written(RequestBody body) throws IOException {
    Buffer sink = new Buffer();
    body.writeTo(sink);
    assertEquals(sink.size(), body.contentLength());
    return sink.readUtf8();
  }

  private static final class Once extends RequestBody {
    @Override
    public MediaType contentType() {
      return JSON;
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) {}
  }
}
