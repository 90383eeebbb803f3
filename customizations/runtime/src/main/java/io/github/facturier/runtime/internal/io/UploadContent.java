package io.github.facturier.runtime.internal.io;

import java.io.Closeable;
import java.io.IOException;
import okio.Source;

/** The bytes of an upload. */
public interface UploadContent extends Closeable {
  /**
   * The number of bytes.
   *
   * @throws IOException if the bytes cannot be read, or cannot be read again
   */
  long length() throws IOException;

  /**
   * The bytes, from the first one on.
   *
   * @throws IOException if they cannot be read, or cannot be read again
   */
  Source open() throws IOException;

  /** Whether the bytes can be read once only. */
  default boolean isOneShot() {
    return false;
  }

  /** Whether the bytes cannot be read any more. */
  default boolean isSpent() {
    return false;
  }

  /** Releases what is open, if anything is. */
  @Override
  default void close() throws IOException {}
}
