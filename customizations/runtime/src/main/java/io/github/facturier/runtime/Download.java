package io.github.facturier.runtime;

import io.github.facturier.runtime.internal.io.AbandonedFiles;
import io.github.facturier.runtime.internal.io.ContentLengthCheckingSource;
import io.github.facturier.runtime.internal.io.FileEndCheckingSource;
import io.github.facturier.runtime.internal.io.FileNames;
import io.github.facturier.runtime.internal.io.TemporaryFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/**
 * A file that the provider sends. It is streamed: it can be read once, and it must be closed;
 * {@link #saveTo} and {@link #copyTo} close it.
 */
public final class Download implements AutoCloseable {
  /** Stands for a body where there is none. */
  static final ResponseBody NOTHING = ResponseBody.create("", null);

  private static final int CHUNK = 8192;

  private final ResponseBody body;
  private final Headers headers;
  private final Supplier<String> origin;
  private final long announced;
  private final boolean certainEnd;
  private final BufferedSource bytes;

  private Download(
      ResponseBody body, Response<?> response, String mediaType, Supplier<String> origin) {
    this.body = body;
    this.headers = response.headers();
    this.origin = origin;
    this.announced = ContentLengthCheckingSource.announced(body, headers);
    this.certainEnd = body == NOTHING || ContentLengthCheckingSource.hasCertainEnd(response.raw());
    Source whole = new ContentLengthCheckingSource(body.source(), announced);
    this.bytes = Okio.buffer(certainEnd ? whole : new FileEndCheckingSource(whole, mediaType));
  }

  /**
   * Checks the first bytes: an error or an empty response must not be saved as a file.
   *
   * @param mediaType that of the file that the spec requires, empty where it requires none
   * @param origin the call, without its secrets
   */
  public static Download checked(
      Response<ResponseBody> response, String mediaType, Supplier<String> origin)
      throws IOException {
    ResponseBody body = response.body() == null ? NOTHING : response.body(); // with 204
    if (body == NOTHING) {
      if (FileSniffer.isNeverEmpty(mediaType)) {
        throw FileSniffer.noContent();
      }
      return new Download(body, response, mediaType, origin);
    }
    try {
      FileSniffer.check(body, mediaType);
      return new Download(body, response, mediaType, origin);
    } catch (IOException | RuntimeException e) {
      body.close();
      throw e;
    }
  }

  /** Whether the response says that there is no file (204), which is not an empty file. */
  public boolean isAbsent() {
    return body == NOTHING;
  }

  /** The headers of the response. */
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
   * Whether a cut would be noticed. It would not where the response has neither a length nor
   * chunks: its end is the end of the connection, which may have been cut. A PDF or a ZIP archive
   * is checked for its own end in that case, and fails without it; other files pass.
   */
  public boolean hasCertainEnd() {
    return certainEnd;
  }

  /**
   * The call that returned the file, such as {@code InvoicesApi.downloadPdf GET https://…}, without
   * its secrets.
   */
  public String origin() {
    return origin.get();
  }

  /**
   * The file name that the provider suggests, made safe; null if it suggests none. On any system it
   * names a file in the folder that it is resolved against: it has no path, no character that some
   * disk does not take, 151 bytes at most, and is neither hidden nor a device. Where the system
   * cannot write an accent, the letter comes without it.
   */
  public @Nullable String fileName() {
    return FileNames.suggested(headers.get("Content-Disposition"));
  }

  /**
   * The bytes, as they are received. The caller closes the stream, which fails where they are more
   * or fewer than announced.
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
   * temporary file beside it first. A file of that name is replaced, and its permissions are kept;
   * a symbolic link stays, and the file that it points to is written. Temporary files that crashed
   * processes left in that folder are removed after an hour.
   *
   * @return the target
   * @throws java.nio.file.FileSystemException if the file cannot be created there: the folder does
   *     not exist or is not writable, or the target is a folder. Nothing was read then: another
   *     target can be tried, or the download be closed
   * @throws IOException if the transfer breaks, there are more or fewer bytes than announced, or
   *     the disk does not take them; the temporary file is removed then
   */
  public Path saveTo(Path target) throws IOException {
    return saveTo(target, Progress.NONE);
  }

  /** Like {@link #saveTo(Path)}, with a callback. */
  public Path saveTo(Path target, Progress progress) throws IOException {
    Path file = TargetFile.resolve(target);
    try (TemporaryFile temporary = TemporaryFile.beside(file);
        this) {
      AbandonedFiles.remove(file.getParent());
      copyTo(temporary.stream(), progress);
      temporary.move();
    }
    return target;
  }

  /** Lets go of the connection. */
  @Override
  public void close() {
    body.close();
  }

  /** The call, the type and the length. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "Download{%s, %s, %d bytes}", origin(), contentType(), contentLength());
  }
}
