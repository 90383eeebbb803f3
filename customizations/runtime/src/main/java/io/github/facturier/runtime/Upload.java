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
 * A file to upload. It is streamed, not loaded into memory. Immutable. An upload from a stream can
 * be sent only once.
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
   * Creates an upload from a file, with the file's name. The media type is guessed from the name.
   *
   * @throws IOException if the file cannot be read
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

  /** Creates an upload from bytes, which are copied. */
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
   * Creates an upload from a stream of unknown length. The stream is copied to a temporary file and
   * closed before the request is sent, so that the request has a length; the file is deleted after
   * the request. The call is not retried, not even after 429. If the length is known, {@link
   * #of(String, InputStream, long)} needs no temporary file.
   */
  public static Upload of(String fileName, InputStream content) {
    return stream(fileName, content, StreamContent.UNKNOWN_LENGTH);
  }

  /**
   * Creates an upload from a stream of known length. The stream is read and closed when the request
   * is sent. The call is not retried, not even after 429. If the stream is longer or shorter, the
   * call fails with a {@link TransportException}.
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
   * Returns a copy with another media type.
   *
   * @throws IllegalArgumentException if it is not a media type
   */
  public Upload contentType(String mediaType) {
    return new Upload(fileName, MediaType.get(mediaType), length, content, progress);
  }

  /** Returns a copy with another file name. */
  public Upload fileName(String name) {
    return new Upload(Objects.requireNonNull(name, "name"), contentType, length, content, progress);
  }

  /** Returns a copy with a progress callback. */
  public Upload onProgress(Progress callback) {
    return new Upload(
        fileName, contentType, length, content, Objects.requireNonNull(callback, "callback"));
  }

  /** The file name that is sent. */
  public String fileName() {
    return fileName;
  }

  /** Returns the file as a part of a multipart form. */
  public MultipartBody.Part part(String name) {
    return MultipartBody.Part.createFormData(name, fileName, body());
  }

  /**
   * Returns the file as a request body. The body is {@link java.io.Closeable}: closing it closes a
   * stream that was not sent.
   */
  public RequestBody body() {
    return new UploadBody(contentType, content, progress::update);
  }

  @Override
  public String toString() {
    String size = length == StreamContent.UNKNOWN_LENGTH ? "unknown length" : length + " bytes";
    return "Upload{" + fileName + ", " + contentType + ", " + size + "}";
  }
}
