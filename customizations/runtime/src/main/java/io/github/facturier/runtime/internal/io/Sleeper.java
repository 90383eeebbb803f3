package io.github.facturier.runtime.internal.io;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import okhttp3.Call;

/** Waits between two attempts. Tests replace it to avoid waiting. */
public interface Sleeper {
  void sleep(Duration duration, Call call) throws IOException;

  /** Checks every 20 ms whether the call is cancelled. */
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
