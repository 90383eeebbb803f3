package io.github.facturier.runtime.internal.redact;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replaces an exception that contains a secret in its message or a cause's message, or that is not
 * serializable. Keeps the stack traces.
 */
public final class RedactedException extends IOException {
  private static final long serialVersionUID = 1L;

  private RedactedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Returns the exception itself if it contains no secret, otherwise a redacted copy. */
  public static IOException of(IOException e, Redactor redactor) {
    return isClean(e, redactor, seen()) ? e : new Copying(redactor).copy(e);
  }

  /** The same for any other exception. */
  public static Throwable of(Throwable e, Redactor redactor) {
    return isClean(e, redactor, seen()) ? e : new Copying(redactor).copy(e);
  }

  /** Returns a serializable copy of an exception and its causes. */
  public static RedactedException copyOf(Throwable e) {
    return new Copying(new Redactor(List.of())).copy(e);
  }

  /** An identity set, since causes may be cyclic. */
  private static Set<Throwable> seen() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  private static boolean isClean(Throwable e, Redactor redactor, Set<Throwable> seen) {
    if (!seen.add(e)) {
      return true;
    }
    for (Throwable suppressed : e.getSuppressed()) {
      if (!isClean(suppressed, redactor, seen)) {
        return false;
      }
    }
    return !redactor.finds(String.valueOf(e.getMessage()))
        && (e.getCause() == null || isClean(e.getCause(), redactor, seen));
  }

  private record Copying(Redactor redactor, Set<Throwable> seen) {
    Copying(Redactor redactor) {
      this(redactor, RedactedException.seen());
    }

    RedactedException copy(Throwable e) {
      seen.add(e);
      Throwable cause = e.getCause();
      RedactedException copy =
          new RedactedException(
              e.getClass().getName() + ": " + redactor.text(String.valueOf(e.getMessage())),
              cause == null || seen.contains(cause) ? null : copy(cause));
      copy.setStackTrace(e.getStackTrace());
      for (Throwable suppressed : e.getSuppressed()) {
        if (!seen.contains(suppressed)) {
          copy.addSuppressed(copy(suppressed));
        }
      }
      return copy;
    }
  }
}
