package io.github.facturier.luccacleemy.support;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An earlier export to the same file did not end well, or is still under way: its part is there.
 * Its entries may be marked exported, so that the next export would lack them. Nothing was sent.
 * See {@link ExportSaving} for what to do.
 */
public final class UnfinishedExportException extends FileAlreadyExistsException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Path part;

  UnfinishedExportException(Path part) {
    super(
        part.toString(),
        null,
        "an earlier export to this file did not end well, or is still under way, and its entries may"
            + " be marked exported. No further one is made to this file until you have looked into"
            + " the history of Cleemy's accounting exports. If the export is there, delete it there,"
            + " then call discardUnfinished(target) and export again; if the part is the whole file,"
            + " call acceptUnfinished(target) instead");
    this.part = part;
  }

  /** The part; null after serialization. */
  public @Nullable Path part() {
    return part;
  }
}
