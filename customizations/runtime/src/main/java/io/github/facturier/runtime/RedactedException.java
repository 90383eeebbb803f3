package io.github.facturier.runtime;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Stands for an exception whose message, or that of one of its causes, holds a secret. Keeps the
 * stack traces.
 */
final class RedactedException extends IOException {
  private static final long serialVersionUID = 1L;

  private RedactedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The exception itself if it holds no secret. */
  static IOException of(IOException e, Redactor redactor) {
    return isClean(e, redactor) ? e : copy(e, redactor);
  }

  /** The same for what is no {@code IOException}. */
  static Throwable of(Throwable e, Redactor redactor) {
    return isClean(e, redactor) ? e : copy(e, redactor);
  }

  private static boolean isClean(Throwable e, Redactor redactor) {
    for (Throwable suppressed : e.getSuppressed()) {
      if (!isClean(suppressed, redactor)) {
        return false;
      }
    }
    return !redactor.finds(String.valueOf(e.getMessage()))
        && (e.getCause() == null || e.getCause() == e || isClean(e.getCause(), redactor));
  }

  private static RedactedException copy(Throwable e, Redactor redactor) {
    Throwable cause = e.getCause();
    RedactedException copy =
        new RedactedException(
            e.getClass().getName() + ": " + redactor.text(String.valueOf(e.getMessage())),
            cause == null || cause == e ? null : copy(cause, redactor));
    copy.setStackTrace(e.getStackTrace());
    for (Throwable suppressed : e.getSuppressed()) {
      copy.addSuppressed(copy(suppressed, redactor));
    }
    return copy;
  }
}
