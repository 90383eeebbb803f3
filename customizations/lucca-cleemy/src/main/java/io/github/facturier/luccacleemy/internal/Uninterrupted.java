package io.github.facturier.luccacleemy.internal;

import java.io.IOException;

/**
 * Work on files that an interrupt must not break off: a channel of a thread that is interrupted is
 * closed, and what is known of an export would not be written.
 */
public final class Uninterrupted {
  private Uninterrupted() {}

  public interface Work {
    void run() throws IOException;
  }

  public interface Making<T> {
    T make() throws IOException;
  }

  /** Runs it as if the thread were not interrupted, and has it interrupted again afterwards. */
  public static void run(Work work) throws IOException {
    make(
        () -> {
          work.run();
          return true;
        });
  }

  /** The same for work with a result. */
  public static <T> T make(Making<T> work) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      return work.make();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
