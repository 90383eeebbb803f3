package io.github.facturier.runtime;

/**
 * Receives the progress of a transfer. Called in the thread of the transfer, so implementations
 * should return quickly.
 */
@FunctionalInterface
public interface Progress {
  /** Does nothing. */
  Progress NONE = (transferred, total) -> {};

  /**
   * Called after each chunk.
   *
   * @param transferred the number of bytes so far
   * @param total the total number of bytes, -1 if unknown
   */
  void update(long transferred, long total);
}
