package io.github.facturier.runtime;

import io.github.facturier.runtime.error.Checks;
import io.github.facturier.runtime.error.TransportException;
import io.github.facturier.runtime.internal.io.FileNames;
import io.github.facturier.runtime.internal.io.StreamContent;
import io.github.facturier.runtime.internal.io.UploadBody;
import io.github.facturier.runtime.internal.io.UploadContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way to the provider: streamed, never held whole in memory. Immutable; one that is
 * made of a stream can be sent once.
 */
public final class Upload {
  private static final MediaType BYTES = MediaType.get("application/octet-stream");

  private final String fileName;
  private final MediaType contentType;
  private final long length;
  private final UploadContent content;
  private final Progress progress;

  private Upload(
      String fileName,
      MediaType contentType,
      long length,
      UploadContent content,
      Progress progress) {
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
    FileContent content = new FileContent(file, Files.size(file));
    return new Upload(
        FileNames.of(file),
        type(Files.probeContentType(file)),
        content.length,
        content,
        Progress.NONE);
  }

  /** Bytes that are in memory already. */
  public static Upload of(String fileName, byte[] content) {
    byte[] copy = Checks.required("Upload.of", "content", content).clone();
    return new Upload(
        Checks.required("Upload.of", "fileName", fileName),
        BYTES,
        copy.length,
        new MemoryContent(copy),
        Progress.NONE);
  }

  /**
   * A stream of unknown length. It is copied to a temporary file and closed before the request is
   * sent, so that the request says its length; the file is deleted when the request was sent. The
   * stream is sent once: the call is not repeated, not even after 429. If the length is known,
   * {@link #of(String, InputStream, long)} needs no file.
   */
  public static Upload of(String fileName, InputStream content) {
    return stream(fileName, content, StreamContent.UNKNOWN_LENGTH);
  }

  /**
   * A stream of known length. It is read and closed when the request is sent, and is sent once: the
   * call is not repeated, not even after 429. A stream that is longer or shorter ends the call with
   * a {@link TransportException}.
   *
   * @throws IllegalArgumentException if the length is negative
   */
  public static Upload of(String fileName, InputStream content, long length) {
    return stream(fileName, content, Checks.atLeast("Upload.of", "length", "0", length));
  }

  private static Upload stream(String fileName, InputStream content, long length) {
    return new Upload(
        Checks.required("Upload.of", "fileName", fileName),
        BYTES,
        length,
        new StreamContent(Checks.required("Upload.of", "content", content), length),
        Progress.NONE);
  }

  private record FileContent(Path file, long length) implements UploadContent {
    @Override
    public Source open() throws IOException {
      return Okio.source(file);
    }
  }

  private record MemoryContent(byte[] bytes) implements UploadContent {
    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public Source open() {
      return new Buffer().write(bytes);
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

  /** As a part of a form. */
  public MultipartBody.Part part(String name) {
    return MultipartBody.Part.createFormData(name, fileName, body());
  }

  /** As a whole body. It is {@link java.io.Closeable}, which closes a stream that is not sent. */
  public RequestBody body() {
    return new UploadBody(contentType, content, progress::update);
  }

  @Override
  public String toString() {
    String size = length == StreamContent.UNKNOWN_LENGTH ? "unknown length" : length + " bytes";
    return "Upload{" + fileName + ", " + contentType + ", " + size + "}";
  }
}
