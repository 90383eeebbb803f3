package io.github.facturier.luccacleemy.support;

import io.github.facturier.runtime.Download;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes of an export. Reading throws an {@link ExportInterruptedException} if they are
 * incomplete.
 */
final class ExportStream extends InputStream {
  private final Download file;
  private final InputStream bytes;
  private long received;

  ExportStream(Download file) {
    this.file = file;
    this.bytes = file.stream();
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read;
    try {
      read = bytes.read(buffer, offset, length);
    } catch (IOException e) {
      throw ExportInterruptedException.broken(file.origin(), null, received, e);
    }
    if (read < 0 && !file.hasCertainEnd()) {
      throw ExportInterruptedException.uncertain(file.origin(), null, received);
    }
    received += Math.max(read, 0);
    return read;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
