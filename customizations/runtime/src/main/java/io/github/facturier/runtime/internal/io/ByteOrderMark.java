package io.github.facturier.runtime.internal.io;

import java.io.IOException;
import java.util.regex.Pattern;
import okio.BufferedSource;
import okio.ByteString;

/**
 * Removes the byte-order marks that some servers send before UTF-8 text. PHP may send several, one
 * for each included file.
 */
public final class ByteOrderMark {
  private static final ByteString UTF_8 = ByteString.encodeUtf8("\uFEFF");
  private static final Pattern BEFORE_CONTENT = Pattern.compile("\\A[ \\n\\r\\t\\uFEFF]*\\uFEFF");

  private ByteOrderMark() {}

  /** Skips leading byte-order marks and the white space between them. */
  public static void skip(BufferedSource source) throws IOException {
    long next = 0;
    while (source.request(next + 1)) {
      byte first = source.getBuffer().getByte(next);
      if (first == UTF_8.getByte(0) && source.rangeEquals(next, UTF_8)) {
        source.skip(next + UTF_8.size());
        next = 0;
      } else if (first == ' ' || first == '\n' || first == '\r' || first == '\t') {
        next++;
      } else {
        return;
      }
    }
  }

  /** Removes them from a text. */
  public static String strip(String text) {
    return BEFORE_CONTENT.matcher(text).replaceFirst("");
  }
}
