package io.github.facturier.runtime.internal.io;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a body has exactly the announced number of bytes: reading fails at the first surplus
 * byte and at a premature end.
 *
 * <p>OkHttp checks this only if the length determines the end of the response: not in HTTP/2, and
 * not if a chunked response also has a length.
 *
 * <p>A response without length and chunks ends with its connection. Truncation cannot be
 * distinguished from that end, even with TLS, since the JDK does not require {@code close_notify}.
 */
public final class ContentLengthCheckingSource extends ForwardingSource {
  private static final Set<Protocol> ONE = Set.of(Protocol.HTTP_1_0, Protocol.HTTP_1_1);

  private final long announced;
  private long seen;

  /**
   * @param announced the expected number of bytes, -1 if unknown
   */
  public ContentLengthCheckingSource(Source bytes, long announced) {
    super(bytes);
    this.announced = announced;
  }

  /** Returns the announced length; -1 if unknown, as for decompressed responses. */
  public static long announced(ResponseBody body, Headers headers) {
    String length = headers.get("Content-Length");
    try {
      return length == null ? body.contentLength() : Math.max(-1, Long.parseLong(length.trim()));
    } catch (NumberFormatException e) {
      return body.contentLength();
    }
  }

  /**
   * Whether truncation of a response is detected: by HTTP/2, a length, chunks, or the trailer of
   * compressed data.
   */
  public static boolean hasCertainEnd(Response response) {
    Response network = response.networkResponse(); // has the headers that OkHttp removes
    if (network == null || !ONE.contains(network.protocol())) {
      return true;
    }
    Headers headers = network.headers();
    boolean decompressed =
        headers.get("Content-Encoding") != null && response.header("Content-Encoding") == null;
    return decompressed
        || "chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))
        || isNumber(headers.get("Content-Length"));
  }

  private static boolean isNumber(@Nullable String length) {
    try {
      return length != null && Long.parseLong(length.trim()) >= 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  @Override
  public long read(Buffer sink, long byteCount) throws IOException {
    long read = super.read(sink, byteCount);
    seen += Math.max(read, 0);
    boolean ended = read < 0;
    if (announced >= 0 && (seen > announced || ended && seen < announced)) {
      throw new ProtocolException(
          announced
              + " bytes were announced, "
              + seen
              + (ended ? " were received" : " or more were received"));
    }
    return read;
  }
}
