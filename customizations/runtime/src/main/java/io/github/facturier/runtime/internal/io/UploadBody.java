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

/** The body of an upload. Its length is known, and it is streamed. */
public final class UploadBody extends RequestBody implements Closeable {
  private static final long CHUNK = 8192;

  private final MediaType contentType;
  private final UploadContent content;
  private final Listener listener;

  /** Is told how far the body is sent. */
  public interface Listener {
    void update(long sent, long length);
  }

  public UploadBody(MediaType contentType, UploadContent content, Listener listener) {
    this.contentType = contentType;
    this.content = content;
    this.listener = listener;
  }

  /**
   * Whether a body can be sent once only. In OkHttp 4.12 a form does not say so of its parts.
   *
   * @param body null for none
   */
  public static boolean isOneShot(@Nullable RequestBody body) {
    return parts(body).anyMatch(RequestBody::isOneShot);
  }

  /**
   * Checks that a body can be sent. A form keeps the length of its parts, and OkHttp would send the
   * headers before it meets a part that cannot be read again.
   *
   * @param body null for none
   * @throws IOException if it was sent, and can be sent once only
   */
  public static void checkReadable(@Nullable RequestBody body) throws IOException {
    for (RequestBody part : parts(body).toList()) {
      if (part instanceof UploadBody upload && upload.content.isSpent()) {
        upload.content.length(); // says why
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

  /** Closes the stream that the body is read from, if it is read from one. */
  @Override
  public void close() throws IOException {
    content.close();
  }
}
