package io.github.facturier.luccacleemy.support;

import io.github.facturier.luccacleemy.internal.Uninterrupted;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.Progress;
import io.github.facturier.runtime.error.ApiException;
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
 *
 * <p>Before the request is sent, {@code ecritures.csv.part} is created. It stays after every
 * failure after which the entries may be marked exported, a crash of the process or the machine
 * included, and holds what is known: the call with its parameters, the times, the failure, as text.
 * If bytes of the file were received, it holds these, and the text is in {@code
 * ecritures.csv.part.txt}. While it is there, {@code save} sends nothing and throws an {@link
 * UnfinishedExportException}.
 *
 * <p>If there is no {@code ecritures.csv.part.txt}, and the part does not hold the line {@code the
 * request is about to be sent}, the process ended before that: nothing was exported. Call {@link
 * #discardUnfinished} and export again. If both files begin with the same text, or the part is
 * empty beside that text, a response was received and no byte of its file was written.
 *
 * <p>Otherwise look into the history of Cleemy's accounting exports (historique des exports
 * comptables):
 *
 * <ul>
 *   <li>The export is not there: nothing was exported. Call {@link #discardUnfinished} and export
 *       again.
 *   <li>It is there: delete it there, which sets its entries free; call {@link #discardUnfinished}
 *       and export again.
 *   <li>It is there and the part is the whole file: call {@link #acceptUnfinished}.
 * </ul>
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
   * @throws UnfinishedExportException if an earlier export to this file did not end well, or
   *     another one is under way; nothing was sent
   * @throws java.nio.file.FileAlreadyExistsException if there is a file of that name; nothing was
   *     sent
   * @throws IOException if the disk does not take the file; nothing was sent, unless it is an
   *     {@link ExportInterruptedException}
   * @throws ExportInterruptedException if the file was not received whole, or that is unknown; what
   *     was received is in the part
   * @throws ApiException if there is no file; its message says where the entries may be marked
   *     exported all the same, and the part stays then
   * @throws IllegalStateException if the call was made already; nothing was sent
   */
  default Optional<Path> save(ApiCall<AccountingExport> export, Path target, Progress progress)
      throws IOException {
    if (export.isExecuted()) {
      throw new IllegalStateException("the export was made already: each call is made once");
    }
    return SavedExport.save(export, target, progress);
  }

  /**
   * Removes the part of an export that did not end well, with the bytes in it, so that the next
   * {@link #save} to this target is made. You say with it that you have looked into the history of
   * Cleemy's accounting exports, and that the export is no longer there.
   *
   * @return whether there was one
   * @throws UnfinishedExportException if that export is still under way, in this process or another
   */
  default boolean discardUnfinished(Path target) throws IOException {
    return Uninterrupted.make(() -> PartFile.discardLeft(target));
  }

  /**
   * Gives the part of an export that did not end well the name of the file. You say with it that
   * you have compared it with the export in the history of Cleemy's accounting exports, and that it
   * is whole.
   *
   * @throws UnfinishedExportException if that export is still under way, in this process or another
   * @throws java.nio.file.NoSuchFileException if there is no part, or no byte of the file was
   *     received
   * @throws java.nio.file.FileAlreadyExistsException if there is a file of that name
   */
  default void acceptUnfinished(Path target) throws IOException {
    Uninterrupted.run(() -> PartFile.acceptLeft(target));
  }
}
