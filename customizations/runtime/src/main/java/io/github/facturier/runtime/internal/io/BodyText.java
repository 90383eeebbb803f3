package io.github.facturier.runtime.internal.io;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import okio.Options;
import org.jspecify.annotations.Nullable;

/**
 * Decodes bodies. The charset is that of the byte-order mark, otherwise that of the media type,
 * otherwise UTF-8.
 */
public final class BodyText {
  private static final ByteString UTF_8_MARK = ByteString.decodeHex("efbbbf");

  /** The byte-order marks, longer ones first. */
  private static final Options MARKS =
      Options.of(
          ByteString.decodeHex("0000feff"),
          ByteString.decodeHex("fffe0000"),
          ByteString.decodeHex("feff"),
          ByteString.decodeHex("fffe"));

  private static final Charset[] MARKED = {
    Charset.forName("UTF-32BE"),
    Charset.forName("UTF-32LE"),
    StandardCharsets.UTF_16BE,
    StandardCharsets.UTF_16LE
  };

  private BodyText() {}

  /**
   * Returns the charset of a body without consuming it.
   *
   * @param type the media type, null if unknown
   */
  public static Charset charset(BufferedSource source, @Nullable MediaType type)
      throws IOException {
    int mark = source.peek().select(MARKS);
    if (mark >= 0) {
      return MARKED[mark];
    }
    Charset declared = type == null ? null : type.charset(StandardCharsets.UTF_8);
    boolean isUtf8 =
        declared == null || declared.equals(StandardCharsets.UTF_8) || hasUtf8Mark(source);
    return isUtf8 ? StandardCharsets.UTF_8 : declared;
  }

  /** White space before the mark, as PHP may send it, is ignored. */
  private static boolean hasUtf8Mark(BufferedSource source) throws IOException {
    long first = 0;
    while (source.request(first + 1) && isBlank(source.getBuffer().getByte(first))) {
      first++;
    }
    return source.rangeEquals(first, UTF_8_MARK);
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  /**
   * Reads and decodes the rest of a body.
   *
   * @return the text without leading byte-order marks
   */
  public static String readAll(BufferedSource source, Charset charset) throws IOException {
    return ByteOrderMark.strip(source.readString(charset));
  }

  /**
   * Decodes the beginning of a body without consuming it.
   *
   * @param most the maximum number of bytes
   * @return the text without leading byte-order marks
   */
  public static String beginning(BufferedSource source, long most, Charset charset)
      throws IOException {
    source.request(most);
    Buffer beginning = new Buffer();
    Buffer buffer = source.getBuffer();
    buffer.copyTo(beginning, 0, Math.min(buffer.size(), most));
    return readAll(beginning, charset);
  }
}
