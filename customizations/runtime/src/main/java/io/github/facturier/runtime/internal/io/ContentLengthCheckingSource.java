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
 * Bytes that are as many as were announced: fails at the first one too many, and at an end that
 * comes too early.
 *
 * <p>OkHttp itself checks it where the length is what ends the response. It does not in HTTP/2, nor
 * where a response in chunks names a length as well.
 *
 * <p>A response without a length and without chunks ends where its connection ends. A cut looks the
 * same, TLS or not, since the JDK does not insist on {@code close_notify}.
 */
public final class ContentLengthCheckingSource extends ForwardingSource {
  private static final Set<Protocol> ONE = Set.of(Protocol.HTTP_1_0, Protocol.HTTP_1_1);

  private final long announced;
  private long seen;

  /**
   * @param announced how many bytes there must be, -1 if unknown
   */
  public ContentLengthCheckingSource(Source bytes, long announced) {
    super(bytes);
    this.announced = announced;
  }

  /** What a header says, decompressed responses having none; -1 if unknown. */
  public static long announced(ResponseBody body, Headers headers) {
    String length = headers.get("Content-Length");
    try {
      return length == null ? body.contentLength() : Math.max(-1, Long.parseLong(length.trim()));
    } catch (NumberFormatException e) {
      return body.contentLength();
    }
  }

  /**
   * Whether the end of a response cannot be taken for a cut: HTTP/2 marks it, a length or chunks
   * tell it, and so does the trailer of what OkHttp decompressed.
   */
  public static boolean hasCertainEnd(Response response) {
    Response network = response.networkResponse(); // with the headers that OkHttp removes
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
