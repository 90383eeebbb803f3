package io.github.facturier.luccacleemy.support;

import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.ApiException;
import io.github.facturier.runtime.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Exporting straight into a file, which is the safe way: an exported entry can never be exported
 * again, so the disk is tried out before the request is sent.
 *
 * <pre>{@code
 * client.exports().save(client.exports().export(1), Path.of("ecritures.csv"));
 * }</pre>
 */
public interface ExportSaving {
  /** Like {@link #save(ApiCall, Path, Progress)}, without a callback. */
  default Optional<Path> save(ApiCall<AccountingExport> export, Path target) throws IOException {
    return save(export, target, Progress.NONE);
  }

  /**
   * Makes an export and saves its file, which is called {@code <name>.part} until it is whole.
   *
   * @param export the call, not yet made; it is made once
   * @param target where the file goes
   * @return the target; empty if there was nothing to export
   * @throws java.nio.file.FileAlreadyExistsException if there is a file of that name; nothing was
   *     sent
   * @throws IOException if the disk does not take the file; nothing was sent, unless it is an
   *     {@link ExportInterruptedException}
   * @throws ExportInterruptedException if the file did not arrive whole; what arrived is in the
   *     part
   * @throws ApiException if there is no file; its message says where the entries may be marked
   *     exported all the same
   */
  default Optional<Path> save(ApiCall<AccountingExport> export, Path target, Progress progress)
      throws IOException {
    PartFile part = PartFile.probe(target);
    AccountingExport made;
    try {
      made = export.result();
    } catch (RuntimeException e) {
      part.discard();
      throw e;
    }
    if (made.isEmpty()) {
      made.close();
      part.discard();
      return Optional.empty();
    }
    made.saveTo(part, progress);
    return Optional.of(target);
  }
}
