package io.github.facturier.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way from the provider. It is streamed: it can be read once, and it must be closed;
 * {@link #saveTo} and {@link #copyTo} close it.
 */
public final class Download implements AutoCloseable {
  /** How files of a type begin; what begins otherwise is something else, an error page say. */
  private static final Map<String, ByteString> BEGINNINGS =
      Map.of(
          "application/pdf", ByteString.encodeUtf8("%PDF"),
          "application/zip", ByteString.encodeUtf8("PK"));

  /** Stands for a body where there is none. */
  static final ResponseBody NOTHING = ResponseBody.create("", null);

  private static final int CHUNK = 8192;
  private static final int LONGEST_PREFIX = 50;

  /** How much of an answer that is no file is kept for the error. */
  private static final int EXCERPT = 4096;

  private final ResponseBody body;
  private final Headers headers;
  private final Supplier<String> url;
  private final long announced;
  private final BufferedSource bytes;

  private Download(ResponseBody body, Headers headers, Supplier<String> url) {
    this.body = body;
    this.headers = headers;
    this.url = url;
    this.announced = WholeSource.announced(body, headers);
    this.bytes = Okio.buffer(new WholeSource(body.source(), announced));
  }

  /** Marks a request whose answer is streamed though its operation brings no file. */
  enum Marker {
    RAW
  }

  /**
   * Looks at the first bytes: an error must not be saved as a file, nor that nothing came.
   *
   * @param mediaType that of the file that is promised, empty where none is
   */
  static Download checked(
      ResponseBody body, Headers headers, String mediaType, Supplier<String> url)
      throws IOException {
    BufferedSource source = body.source();
    if (body != NOTHING && !mediaType.isEmpty() && source.exhausted()) {
      body.close();
      throw new DecodingException(
          ApiError.of("the answer has no content, where the spec promises a file"), null);
    }
    ByteString beginning = BEGINNINGS.get(mediaType);
    boolean fits =
        beginning == null ? isExpected(body, mediaType) : source.rangeEquals(0, beginning);
    if (fits) {
      return new Download(body, headers, url);
    }
    try (body) {
      source.request(EXCERPT);
      Buffer buffer = source.getBuffer();
      String text = buffer.readUtf8(Math.min(buffer.size(), EXCERPT));
      String start = ByteOrderMark.strip(text).stripLeading();
      if (start.startsWith("<")) {
        throw new AnswerException(text, true);
      }
      if (start.startsWith("{")) {
        throw new AnswerException(text, false);
      }
      throw new DecodingException(
          ApiError.of(
              "not a file of type " + mediaType + ": begins with \"" + Misfit.cut(text) + "\""),
          null);
    }
  }

  private static boolean isExpected(ResponseBody body, String mediaType) {
    MediaType type = body.contentType();
    boolean anything = mediaType.isEmpty() || mediaType.equals("*/*");
    return type == null
        || mediaType.endsWith("/" + type.subtype())
        || !type.subtype().equals("html") && (anything || !type.subtype().equals("json"));
  }

  /** Whether the provider answered that there is no file (204), which is not an empty file. */
  public boolean isAbsent() {
    return body == NOTHING;
  }

  /** The headers that the file came with. */
  public Headers headers() {
    return headers;
  }

  /**
   * The media type that the provider names, such as {@code application/pdf}; null if it names none.
   */
  public @Nullable String contentType() {
    MediaType type = body.contentType();
    return type == null ? null : type.type() + "/" + type.subtype();
  }

  /** The number of bytes that the provider announces, -1 if it does not. */
  public long contentLength() {
    return announced;
  }

  /**
   * The file name that the provider suggests, made safe; null if it suggests none. On any system it
   * names a file in the folder that it is resolved against: it has no path, no character that some
   * disk does not take, 151 bytes at most, and is neither hidden nor a device.
   */
  public @Nullable String fileName() {
    return FileNames.suggested(headers.get("Content-Disposition"));
  }

  /**
   * The bytes, as they come. The caller closes the stream, which fails where they are more or fewer
   * than announced.
   */
  public InputStream stream() {
    return bytes.inputStream();
  }

  /**
   * Writes the bytes to a stream, which stays open.
   *
   * @throws IOException if the transfer breaks or the stream does not take them
   */
  public long copyTo(OutputStream out) throws IOException {
    return copyTo(out, Progress.NONE);
  }

  /**
   * Writes the bytes to a stream, which stays open.
   *
   * @return how many there were
   * @throws IOException if the transfer breaks, there are more or fewer than announced, or the
   *     stream does not take them
   */
  public long copyTo(OutputStream out, Progress progress) throws IOException {
    try (BufferedSource in = bytes) {
      Buffer chunk = new Buffer();
      long total = contentLength();
      long transferred = 0;
      for (long read = in.read(chunk, CHUNK); read >= 0; read = in.read(chunk, CHUNK)) {
        chunk.writeTo(out);
        transferred += read;
        progress.update(transferred, total);
      }
      return transferred;
    }
  }

  /**
   * Saves the file. It appears under its name when it is whole, or not at all: the bytes go to a
   * temporary file beside it first. A file of that name is replaced.
   *
   * @return the target
   * @throws IOException if the transfer breaks, there are more or fewer bytes than announced, or
   *     the disk does not take them; the temporary file is removed then
   */
  public Path saveTo(Path target) throws IOException {
    return saveTo(target, Progress.NONE);
  }

  /** Like {@link #saveTo(Path)}, with a callback. */
  public Path saveTo(Path target, Progress progress) throws IOException {
    try (this) {
      Path absolute = target.toAbsolutePath();
      Path temporary = Files.createTempFile(absolute.getParent(), temporaryName(absolute), ".part");
      try {
        try (OutputStream out = Files.newOutputStream(temporary)) {
          copyTo(out, progress);
        }
        move(temporary, absolute);
        return target;
      } finally {
        Files.deleteIfExists(temporary);
      }
    }
  }

  /** Says what it belongs to, and is no longer than what a disk takes. */
  private static String temporaryName(Path target) {
    String name = target.getFileName().toString();
    return "." + name.substring(0, Math.min(name.length(), LONGEST_PREFIX)) + ".";
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) { // some network file systems
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Lets go of the connection. */
  @Override
  public void close() {
    body.close();
  }

  /** The address without its secrets, the type and the length. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "Download{%s, %s, %d bytes}", url.get(), contentType(), contentLength());
  }
}
