package io.github.facturier.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import okhttp3.Headers;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;

/** Which bodies end with the connection only, so that a cut is not seen. */
class EndOfBodyTest {
  @Test
  void onlyHttp1WithoutLengthAndWithoutChunks() {
    assertEnds(true, response(Protocol.HTTP_1_1, 200, "GET"));
    assertEnds(true, response(Protocol.HTTP_1_0, 200, "POST"));
    assertEnds(true, response(Protocol.HTTP_1_1, 200, "GET", "Content-Encoding", "gzip"));
    assertEnds(true, response(Protocol.HTTP_1_1, 200, "GET", "Transfer-Encoding", "identity"));
    assertEnds(false, response(Protocol.HTTP_2, 200, "GET"));
    assertEnds(false, response(Protocol.HTTP_1_1, 204, "GET"));
    assertEnds(false, response(Protocol.HTTP_1_1, 304, "GET"));
    assertEnds(false, response(Protocol.HTTP_1_1, 200, "HEAD"));
    assertEnds(false, response(Protocol.HTTP_1_1, 200, "GET", "content-length", "12"));
    assertEnds(false, response(Protocol.HTTP_1_1, 200, "GET", "Transfer-Encoding", "Chunked"));
  }

  /** OkHttp takes the length away when it decompresses a body. */
  @Test
  void theHeadersOfTheWireCount() {
    Response wire = response(Protocol.HTTP_1_1, 200, "GET", "Content-Length", "12");
    Response shown = response(Protocol.HTTP_1_1, 200, "GET");
    assertEnds(
        false, shown.newBuilder().networkResponse(wire.newBuilder().body(null).build()).build());
  }

  private static void assertEnds(boolean expected, Response response) {
    assertEquals(expected, WholeSource.endsWithConnection(response), response::toString);
  }

  private static Response response(
      Protocol protocol, int status, String method, String... headers) {
    return new Response.Builder()
        .request(
            new Request.Builder()
                .url("https://example.com/")
                .method(method, method.equals("POST") ? okhttp3.RequestBody.create("", null) : null)
                .build())
        .protocol(protocol)
        .code(status)
        .message("")
        .headers(Headers.of(headers))
        .body(ResponseBody.create("", null))
        .build();
  }
}
