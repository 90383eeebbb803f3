package io.github.facturier.runtime.internal.io;

import java.io.Closeable;
import java.io.IOException;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Source;
import org.jspecify.annotations.Nullable;

/** The streamed body of an upload, with a known length. */
public final class UploadBody extends RequestBody implements Closeable {
  private static final long CHUNK = 8192;

  private final MediaType contentType;
  private final UploadContent content;
  private final Listener listener;

  /** Receives the progress of sending. */
  public interface Listener {
    void update(long sent, long length);
  }

  public UploadBody(MediaType contentType, UploadContent content, Listener listener) {
    this.contentType = contentType;
    this.content = content;
    this.listener = listener;
  }

  /**
   * Whether a body can be sent only once. In OkHttp 4.12, {@code MultipartBody} does not report
   * this for its parts.
   *
   * @param body null if there is none
   */
  public static boolean isOneShot(@Nullable RequestBody body) {
    return parts(body).anyMatch(RequestBody::isOneShot);
  }

  /**
   * Checks that a body can be sent. {@code MultipartBody} caches its length, so OkHttp would send
   * the headers before it detects a part that cannot be read again.
   *
   * @param body null if there is none
   * @throws IOException if it was already sent and can be sent only once
   */
  public static void checkReadable(@Nullable RequestBody body) throws IOException {
    for (RequestBody part : parts(body).toList()) {
      if (part instanceof UploadBody upload && upload.content.isSpent()) {
        upload.content.length(); // throws with the reason
      }
    }
  }

  private static Stream<RequestBody> parts(@Nullable RequestBody body) {
    if (body == null) {
      return Stream.empty();
    }
    return body instanceof MultipartBody form
        ? Stream.concat(Stream.of(body), form.parts().stream().flatMap(part -> parts(part.body())))
        : Stream.of(body);
  }

  @Override
  public MediaType contentType() {
    return contentType;
  }

  @Override
  public long contentLength() throws IOException {
    return content.length();
  }

  @Override
  public boolean isOneShot() {
    return content.isOneShot();
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    long length = content.length();
    try (content;
        Source source = content.open()) {
      long sent = 0;
      for (long read = source.read(sink.getBuffer(), CHUNK);
          read >= 0;
          read = source.read(sink.getBuffer(), CHUNK)) {
        sink.emitCompleteSegments();
        sent += read;
        listener.update(sent, length);
      }
    }
  }

  /** Closes the stream that the body is read from, if there is one. */
  @Override
  public void close() throws IOException {
    content.close();
  }
}
