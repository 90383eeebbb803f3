package io.github.facturier.runtime.internal.io;

import java.io.IOException;
import java.net.ProtocolException;
import okio.Buffer;
import okio.ByteString;
import okio.ForwardingSource;
import okio.Source;

/**
 * Checks the end marker of a file whose response ends with the connection: reading fails if the
 * file is truncated. Files without a known end marker are not checked.
 */
public final class FileEndCheckingSource extends ForwardingSource {
  private static final ByteString END_OF_PDF = ByteString.encodeUtf8("%%EOF");
  private static final int PDF_TAIL = 1024; // as in PDF readers
  private static final ByteString END_OF_ZIP = ByteString.decodeHex("504b0506");
  private static final int END_OF_ZIP_SIZE = 22;
  private static final int ZIP_TAIL = END_OF_ZIP_SIZE + 0xffff; // with a comment of maximum length

  private final String mediaType;
  private final int kept;
  private final Buffer tail = new Buffer();

  public FileEndCheckingSource(Source bytes, String mediaType) {
    super(bytes);
    this.mediaType = mediaType;
    this.kept =
        switch (mediaType) {
          case "application/pdf" -> PDF_TAIL;
          case "application/zip" -> ZIP_TAIL;
          default -> 0;
        };
  }

  @Override
  public long read(Buffer sink, long byteCount) throws IOException {
    long read = super.read(sink, byteCount);
    if (read < 0 && kept > 0 && !isWhole(tail.snapshot())) {
      throw new ProtocolException(
          "the response ends with the connection, and the file lacks the end of "
              + mediaType
              + ": it was cut");
    }
    if (read > 0 && kept > 0) {
      sink.copyTo(tail, sink.size() - read, read);
      tail.skip(Math.max(0, tail.size() - kept));
    }
    return read;
  }

  private boolean isWhole(ByteString end) {
    return mediaType.equals("application/pdf") ? end.indexOf(END_OF_PDF) >= 0 : isWholeZip(end);
  }

  /** Whether the end record's comment length matches the remaining bytes. */
  private static boolean isWholeZip(ByteString end) {
    int at = end.size() - END_OF_ZIP_SIZE;
    for (; at >= 0; at--) {
      if (end.rangeEquals(at, END_OF_ZIP, 0, END_OF_ZIP.size())) {
        int comment =
            (end.getByte(at + END_OF_ZIP_SIZE - 2) & 0xff)
                | (end.getByte(at + END_OF_ZIP_SIZE - 1) & 0xff) << 8;
        if (at + END_OF_ZIP_SIZE + comment == end.size()) {
          return true;
        }
      }
    }
    return false;
  }
}
