package io.github.facturier.luccacleemy.support;

import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/**
 * An earlier export to the same file did not complete, or is still running: its part exists. Its
 * entries may be marked exported, so that the next export would not contain them. {@link
 * ExportSaving#save} sent nothing. {@link AccountingExport#saveTo} throws it if its response has no
 * file. {@link ExportSaving} describes how to recover.
 */
public final class UnfinishedExportException extends FileAlreadyExistsException {
  private static final long serialVersionUID = 2L;

  private final URI part;

  private UnfinishedExportException(Path part) {
    super(
        part.toString(),
        null,
        "an earlier export to this file did not complete, or is still running, and its entries may"
            + " be marked exported. No further export to this file is made until you have checked"
            + " the history of Cleemy's accounting exports. If it contains the export, delete it"
            + " there, then call discardUnfinished(target) and export again; if the part is the complete"
            + " file, call acceptUnfinished(target) instead");
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
