package io.github.facturier.luccacleemy.support;

import io.github.facturier.luccacleemy.internal.Uninterrupted;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Progress;
import io.github.facturier.runtime.error.ApiException;
import java.io.IOException;
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
      if (failure instanceof ApiException e && e.outcome().isWithoutEffect()) {
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
}
