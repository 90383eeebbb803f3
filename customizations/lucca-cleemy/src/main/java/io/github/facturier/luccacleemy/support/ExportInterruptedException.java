package io.github.facturier.luccacleemy.support;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An export was made, and its file did not arrive whole, or cannot be told to be whole, or could
 * not get its name. Its entries may now be marked exported, so that no later export has them. See
 * {@link ExportSaving} for what to do.
 */
public final class ExportInterruptedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Path part;
  private final long received;
  private final boolean whole;

  private ExportInterruptedException(
      String message,
      @Nullable Path part,
      long received,
      boolean whole,
      @Nullable Exception cause) {
    super(message, cause);
    this.part = part;
    this.received = received;
    this.whole = whole;
  }

  /** The transfer broke. */
  static ExportInterruptedException broken(
      String call, @Nullable Path part, long received, Exception cause) {
    return new ExportInterruptedException(
        call
            + ": the export did not arrive whole ("
            + cause
            + "), "
            + received
            + " bytes did. Its entries may now be marked exported; delete the export in the history"
            + " of Cleemy's accounting exports before a new try."
            + (part == null
                ? ""
                : " What arrived is in " + part + "; remove it with discardUnfinished(target)"),
        part,
        received,
        false,
        cause);
  }

  /** The response had no end of its own. */
  static ExportInterruptedException uncertain(String call, @Nullable Path part, long received) {
    return new ExportInterruptedException(
        call
            + ": nobody can tell whether the export arrived whole: the response has neither a length"
            + " nor chunks, and ended with its connection after "
            + received
            + " bytes. Its entries may now be marked exported. Compare what arrived with the export"
            + " in the history of Cleemy's accounting exports. If it is not whole, delete the export"
            + " in the history before a new try."
            + (part == null
                ? ""
                : " What arrived is in "
                    + part
                    + "; if it is whole, call acceptUnfinished(target), else"
                    + " discardUnfinished(target)"),
        part,
        received,
        false,
        null);
  }

  /** The target could not be written. */
  static ExportInterruptedException homeless(
      String call, Path part, long received, IOException obstacle) {
    return new ExportInterruptedException(
        call
            + ": the export arrived whole, but could not be saved under its name ("
            + obstacle
            + "). Its entries are marked exported. The whole file is in "
            + part
            + ", "
            + received
            + " bytes: move it, or save to another target",
        part,
        received,
        true,
        obstacle);
  }

  /** The file with what arrived; null if the bytes went to a stream. */
  public @Nullable Path part() {
    return part;
  }

  /** The number of bytes that arrived. */
  public long received() {
    return received;
  }

  /** Whether the part is the whole file. */
  public boolean isWhole() {
    return whole;
  }
}
