package io.github.facturier.runtime;

import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.error.TransportException;
import io.github.facturier.runtime.internal.io.FileNames;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way to the provider: streamed, never held whole in memory. Immutable; one that is
 * made of a stream can be sent once.
 */
public final class Upload {
  private static final MediaType BYTES = MediaType.get("application/octet-stream");
  private static final long CHUNK = 8192;
  private static final long UNKNOWN_LENGTH = -1;

  private final String fileName;
  private final MediaType contentType;
  private final long length;
  private final Content content;
  private final Progress progress;

  private interface Content {
    Source open() throws IOException;

    default boolean isOneShot() {
      return false;
    }
  }

  private Upload(
      String fileName, MediaType contentType, long length, Content content, Progress progress) {
    this.fileName = fileName;
    this.contentType = contentType;
    this.length = length;
    this.content = content;
    this.progress = progress;
  }

  /**
   * A file on the disk, under its own name. Its media type is guessed from the name.
   *
   * @throws IOException if it cannot be read
   */
  public static Upload of(Path file) throws IOException {
    Checks.required("Upload.of", "file", file);
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IOException("not a readable file: " + file);
    }
    return new Upload(
        FileNames.of(file),
        type(Files.probeContentType(file)),
        Files.size(file),
        () -> Okio.source(file),
        Progress.NONE);
  }

  /** Bytes that are in memory already. */
  public static Upload of(String fileName, byte[] content) {
    byte[] copy = Checks.required("Upload.of", "content", content).clone();
    return new Upload(
        Checks.required("Upload.of", "fileName", fileName),
        BYTES,
        copy.length,
        () -> new Buffer().write(copy),
        Progress.NONE);
  }

  /**
   * A stream of unknown length. It is read and closed when the request is sent, and is sent once:
   * the call is not repeated, not even after 429. The request goes out in chunks, which some
   * servers refuse; name the length if you know it.
   */
  public static Upload of(String fileName, InputStream content) {
    return new Upload(
        Checks.required("Upload.of", "fileName", fileName),
        BYTES,
        UNKNOWN_LENGTH,
        new OneShot(Checks.required("Upload.of", "content", content)),
        Progress.NONE);
  }

  /**
   * A stream of known length. It is read and closed when the request is sent, and is sent once: the
   * call is not repeated, not even after 429. A stream that is longer or shorter ends the call with
   * a {@link TransportException}.
   *
   * @throws IllegalArgumentException if the length is negative
   */
  public static Upload of(String fileName, InputStream content, long length) {
    Checks.atLeast("Upload.of", "length", "0", length);
    return new Upload(
        Checks.required("Upload.of", "fileName", fileName),
        BYTES,
        length,
        new OneShot(Checks.required("Upload.of", "content", content)),
        Progress.NONE);
  }

  /** A stream, which can be read once. */
  private static final class OneShot implements Content {
    private final InputStream stream;
    private final AtomicBoolean opened = new AtomicBoolean();

    OneShot(InputStream stream) {
      this.stream = stream;
    }

    @Override
    public Source open() throws IOException {
      if (!opened.compareAndSet(false, true)) {
        throw new ProtocolException("the stream of this upload was sent already");
      }
      return Okio.source(stream);
    }

    @Override
    public boolean isOneShot() {
      return true;
    }
  }

  private static MediaType type(@Nullable String name) {
    MediaType type = name == null ? null : MediaType.parse(name);
    return type == null ? BYTES : type;
  }

  /**
   * The same with another media type.
   *
   * @throws IllegalArgumentException if it is none
   */
  public Upload contentType(String mediaType) {
    return new Upload(fileName, MediaType.get(mediaType), length, content, progress);
  }

  /** The same under another name. */
  public Upload fileName(String name) {
    return new Upload(Objects.requireNonNull(name, "name"), contentType, length, content, progress);
  }

  /** The same with a callback. */
  public Upload onProgress(Progress callback) {
    return new Upload(
        fileName, contentType, length, content, Objects.requireNonNull(callback, "callback"));
  }

  /** The name that the provider sees. */
  public String fileName() {
    return fileName;
  }

  /**
   * Whether a body can be sent once only. In OkHttp 4.12 a form does not say so of its parts.
   *
   * @param body null for none
   */
  public static boolean isOneShot(@Nullable RequestBody body) {
    return body != null
        && (body.isOneShot()
            || body instanceof MultipartBody form
                && form.parts().stream().anyMatch(part -> part.body().isOneShot()));
  }

  /** As a part of a form. */
  public MultipartBody.Part part(String name) {
    return MultipartBody.Part.createFormData(name, fileName, body());
  }

  /** As a whole body. */
  public RequestBody body() {
    return new RequestBody() {
      @Override
      public MediaType contentType() {
        return contentType;
      }

      @Override
      public long contentLength() {
        return length;
      }

      @Override
      public boolean isOneShot() {
        return content.isOneShot();
      }

      @Override
      public void writeTo(BufferedSink sink) throws IOException {
        try (Source source = content.open()) {
          long sent = 0;
          for (long read = source.read(sink.getBuffer(), CHUNK);
              read >= 0;
              read = source.read(sink.getBuffer(), CHUNK)) {
            sink.emitCompleteSegments();
            sent += read;
            progress.update(sent, length);
          }
        }
      }
    };
  }

  @Override
  public String toString() {
    String size = length == UNKNOWN_LENGTH ? "unknown length" : length + " bytes";
    return "Upload{" + fileName + ", " + contentType + ", " + size + "}";
  }
}
