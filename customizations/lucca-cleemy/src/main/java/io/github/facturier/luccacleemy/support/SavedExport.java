package io.github.facturier.luccacleemy.support;

import io.github.facturier.luccacleemy.internal.Uninterrupted;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Progress;
import io.github.facturier.runtime.error.ApiException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Executes an export after its part is written to the disk. */
final class SavedExport {
  private SavedExport() {}

  static Optional<Path> save(ApiCall<AccountingExport> export, Path target, Progress progress)
      throws IOException {
    String known = ExportRecord.begun(export.toString(), target);
    PartFile part = Uninterrupted.call(() -> PartFile.claim(target, known));
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

  /** Keeps the part if the entries may be marked exported, otherwise removes it. */
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
