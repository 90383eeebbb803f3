package io.github.facturier.facturationpro.internal;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import okio.ForwardingSource;

/**
 * Streams the JSON between the parentheses of a JSONP response. A response that is not a call of
 * the function, for example an error, passes unchanged.
 */
public final class UnpaddedSource extends ForwardingSource {
  private static final String COMMENT = "/**/";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** The maximum length of the end: a parenthesis, a semicolon, white space. */
  private static final int MAX_END = 64;

  private final BufferedSource padded;
  private final String name;
  private boolean begun;
  private boolean isPadded;
  private boolean ended;

  public UnpaddedSource(BufferedSource padded, String name) {
    super(padded);
    this.padded = padded;
    this.name = name;
  }

  @Override
  public long read(Buffer sink, long byteCount) throws IOException {
    if (!begun) {
      begun = true;
      while (skip(BYTE_ORDER_MARK) || skip("\r") || skip("\n") || skip(" ") || skip("\t")) {}
      isPadded = skip(COMMENT + name + "(") || skip(name + "(");
    }
    if (!isPadded) {
      return super.read(sink, byteCount);
    }
    if (ended) {
      return -1;
    }
    if (padded.request(MAX_END + 1L)) {
      long ready = padded.getBuffer().size() - MAX_END;
      return padded.read(sink, Math.min(byteCount, ready));
    }
    ended = true;
    ByteString json = withoutEnd(padded.readByteString());
    sink.write(json);
    return json.size() == 0 ? -1 : json.size();
  }

  private boolean skip(String text) throws IOException {
    ByteString bytes = ByteString.encodeUtf8(text);
    boolean found = padded.request(bytes.size()) && padded.rangeEquals(0, bytes);
    if (found) {
      padded.skip(bytes.size());
    }
    return found;
  }

  private ByteString withoutEnd(ByteString rest) throws ProtocolException {
    String end = rest.string(StandardCharsets.ISO_8859_1); // one character per byte
    String json = end.replaceFirst("\\s*\\)\\s*;?\\s*$", "");
    if (json.length() == end.length()) {
      throw new ProtocolException("the script that calls " + name + "(...) is incomplete");
    }
    return rest.substring(0, json.length());
  }
}
