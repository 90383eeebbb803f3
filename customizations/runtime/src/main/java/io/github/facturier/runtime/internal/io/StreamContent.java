package io.github.facturier.runtime.internal.io;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * The content of a stream, which can be read only once. If the length is unknown, {@link #length()}
 * copies the stream to a temporary file, which is deleted on close or at the end of the JVM.
 * Thread-safe.
 */
public final class StreamContent implements UploadContent {
  public static final long UNKNOWN_LENGTH = -1;

  private final InputStream stream;
  private final long announced;
  private @Nullable FileChannel file;
  private boolean spent;

  /**
   * @param length {@link #UNKNOWN_LENGTH} if it is unknown
   */
  public StreamContent(InputStream stream, long length) {
    this.stream = stream;
    this.announced = length;
  }

  @Override
  public synchronized long length() throws IOException {
    checkNotSpent();
    return announced == UNKNOWN_LENGTH ? file().size() : announced;
  }

  @Override
  public synchronized Source open() throws IOException {
    checkNotSpent();
    if (announced != UNKNOWN_LENGTH) {
      spent = true;
      return Okio.source(stream);
    }
    FileChannel whole = file();
    spent = true;
    return Okio.source(Channels.newInputStream(whole.position(0)));
  }

  private void checkNotSpent() throws ProtocolException {
    if (spent) {
      throw new ProtocolException("the stream of this upload was already sent");
    }
  }

  private FileChannel file() throws IOException {
    if (file == null) {
      file = copy();
    }
    return file;
  }

  private FileChannel copy() throws IOException {
    Path path = Files.createTempFile("facturier", ".upload"); // only the owner can read it
    FileChannel copy =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    try (stream) {
      stream.transferTo(Channels.newOutputStream(copy));
      return copy;
    } catch (Throwable e) {
      spent = true;
      copy.close();
      throw e;
    }
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public synchronized boolean isSpent() {
    return spent;
  }

  @Override
  public synchronized void close() throws IOException {
    spent = true;
    if (file != null) {
      file.close();
    }
    stream.close();
  }
}
