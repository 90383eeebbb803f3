package io.github.facturier.runtime.internal.io;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import okhttp3.Call;

/** Waits between two attempts; a test's own waits for nothing. */
public interface Sleeper {
  void sleep(Duration duration, Call call) throws IOException;

  /** Looks up every 20 ms, so that a cancelled call ends soon. */
  Sleeper REAL =
      (duration, call) -> {
        long end = System.nanoTime() + duration.toNanos();
        try {
          for (long left = duration.toNanos(); left > 0; left = end - System.nanoTime()) {
            if (call.isCanceled()) {
              throw new IOException("Canceled");
            }
            Thread.sleep(Math.min(20, left / 1_000_000 + 1));
          }
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new InterruptedIOException("interrupted while waiting to try again");
        }
      };
}
