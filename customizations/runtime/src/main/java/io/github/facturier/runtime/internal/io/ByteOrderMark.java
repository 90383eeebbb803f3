package io.github.facturier.runtime.internal.io;

import java.io.IOException;
import java.util.regex.Pattern;
import okio.BufferedSource;
import okio.ByteString;

/**
 * The byte-order mark that some servers put before UTF-8, more than once where a PHP page includes
 * others. It says nothing, and hides what a body begins with.
 */
public final class ByteOrderMark {
  private static final ByteString UTF_8 = ByteString.encodeUtf8("\uFEFF");
  private static final Pattern BEFORE_CONTENT = Pattern.compile("\\A[ \\n\\r\\t\\uFEFF]*\\uFEFF");

  private ByteOrderMark() {}

  /** Skips the marks before the content, and what white space is between them. */
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

  /** The same for a text. */
  public static String strip(String text) {
    return BEFORE_CONTENT.matcher(text).replaceFirst("");
  }
}
