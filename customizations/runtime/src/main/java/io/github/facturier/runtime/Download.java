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
 * A file in a response. It is streamed: it can be read once and must be closed. {@link #saveTo} and
 * {@link #copyTo} close it.
 */
public final class Download implements AutoCloseable {
  /** Placeholder for a missing body. */
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
   * Checks the first bytes, so that an error or an empty response is not saved as a file.
   *
   * @param mediaType the media type that the spec requires, empty if it requires none
   * @param origin describes the call, without secrets
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

  /** Whether the response has no file (204). An empty file is not absent. */
  public boolean isAbsent() {
    return body == NOTHING;
  }

  /** The headers of the response. */
  public Headers headers() {
    return headers;
  }

  /** The media type of the response, such as {@code application/pdf}; null if it has none. */
  public @Nullable String contentType() {
    MediaType type = body.contentType();
    return type == null ? null : type.type() + "/" + type.subtype();
  }

  /** The number of bytes that the response announces, -1 if unknown. */
  public long contentLength() {
    return announced;
  }

  /**
   * Whether truncation is detected. It is not if the response has neither a length nor chunks: the
   * response then ends with the connection, which may have broken. In that case a PDF or a ZIP
   * archive is checked for its end marker, and fails without it; other files are not checked.
   */
  public boolean hasCertainEnd() {
    return certainEnd;
  }

  /**
   * The call that returned the file, such as {@code InvoicesApi.downloadPdf GET https://…}, without
   * secrets.
   */
  public String origin() {
    return origin.get();
  }

  /**
   * The sanitized file name that the response suggests; null if it suggests none. It is safe to
   * resolve against a folder on any system: it has no path, no character that a file system
   * rejects, at most 151 bytes, and is neither hidden nor a device. If the system cannot encode an
   * accent, the letter has none.
   */
  public @Nullable String fileName() {
    return FileNames.suggested(headers.get("Content-Disposition"));
  }

  /**
   * The bytes as they are received. The caller closes the stream. Reading fails if there are more
   * or fewer bytes than announced.
   */
  public InputStream stream() {
    return bytes.inputStream();
  }

  /**
   * Writes the bytes to a stream, which stays open.
   *
   * @return the number of bytes
   * @throws IOException if the transfer breaks, there are more or fewer bytes than announced, or
   *     writing to the stream fails
   */
  public long copyTo(OutputStream out) throws IOException {
    return copyTo(out, Progress.NONE);
  }

  /**
   * Writes the bytes to a stream, which stays open.
   *
   * @param progress called after each chunk
   * @return the number of bytes
   * @throws IOException if the transfer breaks, there are more or fewer bytes than announced, or
   *     writing to the stream fails
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
   * Saves the file atomically: the bytes are written to a temporary file in the same folder, which
   * is renamed when it is complete. An existing file is replaced, and its permissions are kept. If
   * the target is a symbolic link, the file that it points to is written. Temporary files of
   * crashed processes in that folder are removed after an hour.
   *
   * @return the target
   * @throws java.nio.file.FileSystemException if the file cannot be created: the folder does not
   *     exist or is not writable, or the target is a folder. No byte is read then; the caller can
   *     try another target or close the download
   * @throws IOException if the transfer breaks, there are more or fewer bytes than announced, or
   *     writing to the disk fails; the temporary file is removed then
   */
  public Path saveTo(Path target) throws IOException {
    return saveTo(target, Progress.NONE);
  }

  /** Like {@link #saveTo(Path)}, with a progress callback. */
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

  /** Releases the connection. */
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
