package io.github.facturier.runtime;

import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.Headers;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;

/**
 * Bytes that are as many as were announced: fails at the first one too many, and at an end that
 * comes too early.
 *
 * <p>OkHttp itself sees to it where the length is what ends the answer. It does not in HTTP/2, nor
 * where an answer in chunks names a length as well.
 */
final class WholeSource extends ForwardingSource {
  private final long announced;
  private long seen;

  /**
   * @param announced how many bytes there must be, -1 where nobody knows
   */
  WholeSource(Source bytes, long announced) {
    super(bytes);
    this.announced = announced;
  }

  /** What a header says, decompressed answers having none; -1 if nothing does. */
  static long announced(ResponseBody body, Headers headers) {
    String length = headers.get("Content-Length");
    try {
      return length == null ? body.contentLength() : Math.max(-1, Long.parseLong(length.trim()));
    } catch (NumberFormatException e) {
      return body.contentLength();
    }
  }

  /**
   * Whether the end of the body is only the end of the connection, so that a body that is cut
   * cannot be told from a whole one: HTTP/1 without a length and without chunks.
   */
  static boolean endsWithConnection(Response response) {
    Response wire = response.networkResponse() == null ? response : response.networkResponse();
    Protocol protocol = wire.protocol();
    return (protocol == Protocol.HTTP_1_1 || protocol == Protocol.HTTP_1_0)
        && !wire.request().method().equals("HEAD")
        && wire.code() != 204
        && wire.code() != 304
        && wire.header("Content-Length") == null
        && !"chunked".equalsIgnoreCase(wire.header("Transfer-Encoding"));
  }

  @Override
  public long read(Buffer sink, long byteCount) throws IOException {
    long read = super.read(sink, byteCount);
    seen += Math.max(read, 0);
    boolean ended = read < 0;
    if (announced >= 0 && (seen > announced || ended && seen < announced)) {
      throw new ProtocolException(
          announced + " bytes were announced, " + seen + (ended ? " came" : " or more came"));
    }
    return read;
  }
}
