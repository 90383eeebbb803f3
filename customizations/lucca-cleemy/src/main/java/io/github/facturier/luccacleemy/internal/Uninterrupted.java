package io.github.facturier.luccacleemy.internal;

import java.io.IOException;

/**
 * Runs file operations that an interrupt must not abort. An interrupt closes the {@link
 * java.nio.channels.FileChannel} of the interrupted thread, and the record of an export would not
 * be written.
 */
public final class Uninterrupted {
  private Uninterrupted() {}

  public interface IoRunnable {
    void run() throws IOException;
  }

  public interface IoCallable<T> {
    T call() throws IOException;
  }

  /** Runs an action with the interrupt status cleared, and restores it afterwards. */
  public static void run(IoRunnable action) throws IOException {
    call(
        () -> {
          action.run();
          return true;
        });
  }

  /** Runs an action with a result with the interrupt status cleared, and restores it afterwards. */
  public static <T> T call(IoCallable<T> action) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      return action.call();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
