package io.github.facturier.luccacleemy.support;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An export was made, but its file was not received completely, or it is unknown whether it was, or
 * the target could not be written. Its entries may now be marked exported, so that no later export
 * contains them. {@link ExportSaving} describes how to recover.
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
   * @param part the file with the received bytes; null if they were written to a stream
   * @param received the number of received bytes
   * @param whole whether they are the complete file
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
            + ": the export was not received completely ("
            + cause
            + "), only "
            + received
            + " bytes. Its entries may now be marked exported; delete the export in the history"
            + " of Cleemy's accounting exports before you try again."
            + (part == null
                ? ""
                : " The received bytes are in "
                    + part
                    + "; remove it with discardUnfinished(target)"),
        part,
        received,
        false,
        cause);
  }

  /** The response ended with its connection. */
  static ExportInterruptedException uncertain(String call, @Nullable Path part, long received) {
    return new ExportInterruptedException(
        call
            + ": unknown whether the export was received completely: the response has neither a length"
            + " nor chunks, and ended with its connection after "
            + received
            + " bytes. Its entries may now be marked exported. Compare the received bytes with the export"
            + " in the history of Cleemy's accounting exports. If they are incomplete, delete the export"
            + " in the history before you try again."
            + (part == null
                ? ""
                : " The received bytes are in "
                    + part
                    + "; if they are complete, call acceptUnfinished(target), otherwise"
                    + " discardUnfinished(target)"),
        part,
        received,
        false,
        null);
  }

  /** The target could not be written. */
  static ExportInterruptedException targetNotWritten(
      String call, Path part, long received, IOException obstacle) {
    return new ExportInterruptedException(
        call
            + ": the export was received completely, but the target could not be written ("
            + obstacle
            + "). Its entries are marked exported. The complete file is in "
            + part
            + ", "
            + received
            + " bytes: move it, or save to another target",
        part,
        received,
        true,
        obstacle);
  }

  /**
   * The absolute path of the file with the received bytes; null if they were written to a stream.
   */
  public @Nullable Path part() {
    return part == null ? null : Path.of(part);
  }

  /** The number of received bytes. */
  public long received() {
    return received;
  }

  /** Whether the part is the complete file. */
  public boolean isWhole() {
    return whole;
  }
}
