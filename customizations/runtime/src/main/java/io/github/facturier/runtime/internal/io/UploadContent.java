package io.github.facturier.runtime.internal.io;

import java.io.Closeable;
import java.io.IOException;
import okio.Source;

/** The content of an upload. */
public interface UploadContent extends Closeable {
  /**
   * The number of bytes.
   *
   * @throws IOException if the bytes cannot be read, or cannot be read again
   */
  long length() throws IOException;

  /**
   * Opens the content at the first byte.
   *
   * @throws IOException if they cannot be read, or cannot be read again
   */
  Source open() throws IOException;

  /** Whether the bytes can be read only once. */
  default boolean isOneShot() {
    return false;
  }

  /** Whether the bytes can no longer be read. */
  default boolean isSpent() {
    return false;
  }

  /** Releases open resources. */
  @Override
  default void close() throws IOException {}
}
