package io.github.facturier.luccacleemy.support;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An export was made, and its file did not arrive whole. Its entries may now be marked exported, so
 * that no later export has them: delete this one in the history of Cleemy's accounting exports
 * (historique des exports comptables) before you try again.
 */
public final class ExportInterruptedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Path part;

  ExportInterruptedException(@Nullable Path part, Exception cause) {
    super(
        "the export did not arrive whole ("
            + cause.getMessage()
            + "). Its entries may now be marked exported; delete the export in the history of Cleemy's"
            + " accounting exports before a new try."
            + (part == null ? "" : " What arrived is in " + part),
        cause);
    this.part = part;
  }

  /** The file with what arrived; null if the bytes went to a stream. */
  public @Nullable Path part() {
    return part;
  }
}
