package io.github.facturier.runtime;

/** Told how far a transfer has come. Called on the thread that transfers, so it should be quick. */
@FunctionalInterface
public interface Progress {
  /** Does nothing. */
  Progress NONE = (transferred, total) -> {};

  /**
   * Some bytes more were transferred.
   *
   * @param transferred how many bytes so far
   * @param total how many there are in all, -1 if nobody said
   */
  void update(long transferred, long total);
}
