package io.github.facturier.luccacleemy.support;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An export was made, and its file was not received whole, or it is unknown whether it was, or it
 * could not get its name. Its entries may now be marked exported, so that no later export has them.
 * See {@link ExportSaving} for what to do.
 */
public final class ExportInterruptedException extends IOException {
  private static final long serialVersionUID = 2L;

  private final @Nullable URI part;
  private final long received;
  private final boolean whole;

  private ExportInterruptedException(
      String message,
      @Nullable Path part,
      long received,
      boolean whole,
      @Nullable Exception cause) {
    super(message, cause);
    this.part = part == null ? null : part.toUri();
    this.received = received;
    this.whole = whole;
  }

  /**
   * An exception for a test of code that handles it.
   *
   * @param part the file with what was received; null if the bytes went to a stream
   * @param received the number of bytes
   * @param whole whether they are the whole file
   */
  public static ExportInterruptedException of(
      String message, @Nullable Path part, long received, boolean whole) {
    return new ExportInterruptedException(message, part, received, whole, null);
  }

  /** The transfer broke. */
  static ExportInterruptedException broken(
      String call, @Nullable Path part, long received, Exception cause) {
    return new ExportInterruptedException(
        call
            + ": the export was not received whole ("
            + cause
            + "), only "
            + received
            + " bytes were. Its entries may now be marked exported; delete the export in the history"
            + " of Cleemy's accounting exports before a new try."
            + (part == null
                ? ""
                : " What was received is in "
                    + part
                    + "; remove it with discardUnfinished(target)"),
        part,
        received,
        false,
        cause);
  }

  /** The response had no end of its own. */
  static ExportInterruptedException uncertain(String call, @Nullable Path part, long received) {
    return new ExportInterruptedException(
        call
            + ": unknown whether the export was received whole: the response has neither a length"
            + " nor chunks, and ended with its connection after "
            + received
            + " bytes. Its entries may now be marked exported. Compare what was received with the export"
            + " in the history of Cleemy's accounting exports. If it is not whole, delete the export"
            + " in the history before a new try."
            + (part == null
                ? ""
                : " What was received is in "
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
            + ": the export was received whole, but could not be saved under its name ("
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

  /** The absolute path of the file with what was received; null if the bytes went to a stream. */
  public @Nullable Path part() {
    return part == null ? null : Path.of(part);
  }

  /** The number of bytes that were received. */
  public long received() {
    return received;
  }

  /** Whether the part is the whole file. */
  public boolean isWhole() {
    return whole;
  }
}
