package io.github.facturier.luccacleemy.support;

import io.github.facturier.luccacleemy.internal.Uninterrupted;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Progress;
import io.github.facturier.runtime.error.ApiException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Saves an export directly to a file, which is the safe way: an exported entry can never be
 * exported again, so the disk is checked before the request is sent.
 *
 * <pre>{@code
 * client.exports().save(client.exports().export(1), Path.of("ecritures.csv"));
 * }</pre>
 *
 * <p>Before the request is sent, {@code ecritures.csv.part} is created. It remains after every
 * failure after which the entries may be marked exported, including a crash of the process or the
 * machine. It contains the record of the export as text: the call with its parameters, the times,
 * the failure. If bytes of the file were received, it contains these, and the record is in {@code
 * ecritures.csv.part.txt}. While the part exists, {@code save} sends nothing and throws an {@link
 * UnfinishedExportException}.
 *
 * <p>If there is no {@code ecritures.csv.part.txt}, and the part does not contain the line {@code
 * the request is about to be sent}, the process ended before that: nothing was exported. Call
 * {@link #discardUnfinished} and export again. If both files begin with the same text, or the part
 * is empty and the other file is not, a response was received, but no byte of its file was written.
 *
 * <p>Otherwise check the history of Cleemy's accounting exports (historique des exports
 * comptables):
 *
 * <ul>
 *   <li>The history does not contain the export: nothing was exported. Call {@link
 *       #discardUnfinished} and export again.
 *   <li>It contains the export: delete it there, so that its entries can be exported again; call
 *       {@link #discardUnfinished} and export again.
 *   <li>It contains the export, and the part is the complete file: call {@link #acceptUnfinished}.
 * </ul>
 */
public interface ExportSaving {
  /** Like {@link #save(ApiCall, Path, Progress)}, without a progress callback. */
  default Optional<Path> save(ApiCall<AccountingExport> export, Path target) throws IOException {
    return save(export, target, Progress.NONE);
  }

  /**
   * Makes an export and saves its file, which is named {@code <name>.part} until it is complete.
   *
   * @param export the call, not yet executed
   * @param target the file to create
   * @return the target; empty if there was nothing to export
   * @throws UnfinishedExportException if an earlier export to this file did not complete, or
   *     another one is running; nothing is sent
   * @throws java.nio.file.FileAlreadyExistsException if the target exists; nothing is sent
   * @throws IOException if the file cannot be created; nothing is sent, unless it is an {@link
   *     ExportInterruptedException}
   * @throws ExportInterruptedException if the file was not received completely, or that is unknown;
   *     the part has the received bytes
   * @throws ApiException if the call fails; if the entries may be marked exported nevertheless, the
   *     message says so, and the part remains
   * @throws IllegalStateException if the call was already executed; nothing is sent
   */
  default Optional<Path> save(ApiCall<AccountingExport> export, Path target, Progress progress)
      throws IOException {
    if (export.isExecuted()) {
      throw new IllegalStateException(
          "the export was already executed: a call can be executed once");
    }
    return SavedExport.save(export, target, progress);
  }

  /**
   * Removes the part of an export that did not complete, including its bytes, so that {@link #save}
   * to this target is possible again. Call it only after you have checked that the history of
   * Cleemy's accounting exports does not contain the export.
   *
   * @return whether there was a part
   * @throws UnfinishedExportException if that export is still running, in this or another process
   */
  default boolean discardUnfinished(Path target) throws IOException {
    return Uninterrupted.call(() -> PartFile.discardLeft(target));
  }

  /**
   * Renames the part of an export that did not complete to the target. Call it only after you have
   * compared the part with the export in the history of Cleemy's accounting exports, and it is
   * complete.
   *
   * @throws UnfinishedExportException if that export is still running, in this or another process
   * @throws java.nio.file.NoSuchFileException if there is no part, or it has no byte of the file
   * @throws java.nio.file.FileAlreadyExistsException if the target exists
   */
  default void acceptUnfinished(Path target) throws IOException {
    Uninterrupted.run(() -> PartFile.acceptLeft(target));
  }
}
