package io.github.facturier.luccacleemy.support;

import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Progress;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.AuthenticationException;
import io.github.facturier.runtime.error.PermissionException;
import io.github.facturier.runtime.error.TransportException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;

/** Makes an export whose part is on the disk before the request is sent. */
final class SavedExport {
  private SavedExport() {}

  static Optional<Path> save(ApiCall<AccountingExport> export, Path target, Progress progress)
      throws IOException {
    String known = ExportRecord.begun(export.toString(), target);
    PartFile part = Uninterrupted.make(() -> PartFile.claim(target, known));
    AccountingExport made;
    try {
      made = export.result();
    } catch (RuntimeException | Error e) {
      leave(part, e);
      throw e;
    }
    if (made.isEmpty()) {
      made.close();
      discard(part);
      return Optional.empty();
    }
    made.saveTo(part, progress);
    return Optional.of(target);
  }

  /** Leaves the part where the entries may be marked exported. */
  private static void leave(PartFile part, Throwable failure) {
    try {
      if (isNotMade(failure)) {
        discard(part);
      } else {
        failure.addSuppressed(UnfinishedExportException.of(part.path()));
        Uninterrupted.run(
            () -> {
              try (part) {
                part.note(ExportRecord.failed(failure, 0));
              }
            });
      }
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static void discard(PartFile part) throws IOException {
    Uninterrupted.run(part::discard);
  }

  /** Whether the request surely had no effect: it was refused, or never sent. */
  private static boolean isNotMade(Throwable failure) {
    if (failure instanceof TransportException) {
      Throwable cause = failure.getCause();
      return cause instanceof ConnectException
          || cause instanceof NoRouteToHostException
          || cause instanceof UnknownHostException;
    }
    if (!(failure instanceof ApiException e)) {
      return false;
    }
    boolean withheld = e instanceof AuthenticationException || e instanceof PermissionException;
    return e.status() == 0 && withheld
        || e.status() >= 400 && e.status() < 500 && e.status() != 408;
  }
}
