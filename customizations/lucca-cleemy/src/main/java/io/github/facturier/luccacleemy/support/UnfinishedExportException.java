package io.github.facturier.luccacleemy.support;

import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/**
 * An earlier export to the same file did not end well, or is still under way: its part is there.
 * Its entries may be marked exported, so that the next export would lack them. {@link
 * ExportSaving#save} sent nothing. {@link AccountingExport#saveTo} throws it where its response has
 * no file. See {@link ExportSaving} for what to do.
 */
public final class UnfinishedExportException extends FileAlreadyExistsException {
  private static final long serialVersionUID = 2L;

  private final URI part;

  private UnfinishedExportException(Path part) {
    super(
        part.toString(),
        null,
        "an earlier export to this file did not end well, or is still under way, and its entries may"
            + " be marked exported. No further one is made to this file until you have looked into"
            + " the history of Cleemy's accounting exports. If the export is there, delete it there,"
            + " then call discardUnfinished(target) and export again; if the part is the whole file,"
            + " call acceptUnfinished(target) instead");
    this.part = part.toUri();
  }

  /** An exception as {@code save} throws it, for a test of code that handles it. */
  public static UnfinishedExportException of(Path part) {
    return new UnfinishedExportException(part);
  }

  /** The part, as an absolute path. */
  public Path part() {
    return Path.of(part);
  }
}
