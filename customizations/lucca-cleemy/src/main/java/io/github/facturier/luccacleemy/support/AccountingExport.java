package io.github.facturier.luccacleemy.support;

import io.github.facturier.luccacleemy.internal.Uninterrupted;
import io.github.facturier.runtime.Download;
import io.github.facturier.runtime.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The file of an accounting export (export comptable). It is empty if there was nothing to export.
 * The entries are marked exported: the file cannot be downloaded a second time.
 *
 * <p>The bytes are passed on as they are received. Format, charset and separators are settings of
 * the account, which the response does not contain.
 *
 * <p>It is streamed: it can be read once and must be closed. {@link #saveTo} and {@link #copyTo}
 * close it. The file is lost if it is closed unread.
 *
 * <p>Source: export.fr.txt, "Réponses possibles du service".
 */
public final class AccountingExport implements AutoCloseable {
  private final Download file;
  private long received;

  /** The complete file if the target could not be written, otherwise null. */
  private @Nullable Path elsewhere;

  AccountingExport(Download file) {
    this.file = file;
  }

  /**
   * Whether there was nothing to export: no entry matches the filters, and the response has no file
   * (204). A file without a byte is not empty in this sense: the call fails then, since the entries
   * may be marked exported.
   */
  public boolean isEmpty() {
    return file.isAbsent();
  }

  /** The file name that Cleemy suggests, without a folder; null if it suggests none. */
  public @Nullable String fileName() {
    return file.fileName();
  }

  /** The media type of the response, such as {@code text/csv}; null if it has none. */
  public @Nullable String contentType() {
    return file.contentType();
  }

  /** The number of bytes that the response announces, -1 if unknown. */
  public long contentLength() {
    return file.contentLength();
  }

  /** The headers of the response. */
  public Headers headers() {
    return file.headers();
  }

  /**
   * The bytes as they are received. The caller closes the stream. Reading throws an {@link
   * ExportInterruptedException} if the transfer breaks, or if it is unknown whether it is complete.
   */
  public InputStream stream() {
    return new ExportStream(file);
  }

  /** Like {@link #copyTo(OutputStream, Progress)}, without a progress callback. */
  public long copyTo(OutputStream out) throws IOException {
    return copyTo(out, Progress.NONE);
  }

  /**
   * Writes the bytes to a stream, which stays open. If this fails, the bytes that were written are
   * the only copy: {@link ExportSaving#save} is safer.
   *
   * @return the number of bytes, 0 if there was nothing to export
   * @throws ExportInterruptedException if the transfer breaks, writing to the stream fails, or it
   *     is unknown whether the export is complete
   */
  public long copyTo(OutputStream out, Progress progress) throws IOException {
    try {
      transfer(out, progress);
    } catch (IOException | RuntimeException e) {
      throw ExportInterruptedException.broken(file.origin(), null, received, e);
    }
    if (!file.hasCertainEnd()) {
      throw ExportInterruptedException.uncertain(file.origin(), null, received);
    }
    return received;
  }

  /** Like {@link #saveTo(Path, Progress)}, without a progress callback. */
  public Optional<Path> saveTo(Path target) throws IOException {
    return saveTo(target, Progress.NONE);
  }

  /**
   * Saves the file. It is named {@code <name>.part} until it is complete, and keeps that name if it
   * does not become complete. No file is ever replaced. Prefer {@link ExportSaving#save}, which
   * checks the disk before the export is made.
   *
   * <p>If the target cannot be written, the complete file is saved elsewhere: in the same folder,
   * otherwise in the nearest writable parent folder, otherwise in the system's temporary folder.
   * The exception contains its path. Another call of this method moves it from there.
   *
   * @return the target; empty if there was nothing to export
   * @throws UnfinishedExportException if there was nothing to export, and an earlier export to this
   *     file did not complete or is running: it may contain the missing entries
   * @throws ExportInterruptedException if the transfer breaks, the disk is full, it is unknown
   *     whether the export is complete, or the target cannot be written; the part has the received
   *     bytes
   * @throws java.nio.file.FileAlreadyExistsException if a file of that name is created meanwhile;
   *     the part has the complete export then
   * @throws IOException if no part can be created anywhere; no byte is read then, so the caller can
   *     try another target
   */
  public Optional<Path> saveTo(Path target, Progress progress) throws IOException {
    if (isEmpty()) {
      close();
      PartFile.checkNoneLeft(target);
      return Optional.empty();
    }
    String known = ExportRecord.made(file.origin(), target);
    Path former = elsewhere;
    PartFile part =
        Uninterrupted.call(
            () -> former == null ? PartFile.rescue(target, known) : PartFile.claim(target, known));
    saveTo(part, progress);
    if (former != null) {
      PartFile.remove(former);
      elsewhere = null;
    }
    return Optional.of(target);
  }

  void saveTo(PartFile part, Progress progress) throws IOException {
    try (this;
        part) {
      try {
        Uninterrupted.run(() -> part.receive(ExportRecord.receiving(file)));
        transfer(part.stream(), progress);
        Uninterrupted.run(part::force);
      } catch (IOException | RuntimeException e) {
        throw withRecord(
            part,
            ExportRecord.failed(e, received),
            ExportInterruptedException.broken(file.origin(), part.path(), received, e));
      }
      finish(part);
    }
  }

  /** Completes the part after all received bytes are on the disk. */
  private void finish(PartFile part) throws IOException {
    if (!file.hasCertainEnd()) {
      throw withRecord(
          part,
          ExportRecord.received(received, "unknown whether the file is complete"),
          ExportInterruptedException.uncertain(file.origin(), part.path(), received));
    }
    IOException obstacle = part.obstacle();
    if (obstacle != null) {
      elsewhere = part.path();
      throw withRecord(
          part,
          ExportRecord.received(
              received, "complete, but the target could not be written: " + obstacle),
          ExportInterruptedException.targetNotWritten(
              file.origin(), part.path(), received, obstacle));
    }
    Uninterrupted.run(
        () -> {
          part.note(ExportRecord.received(received, "the file is complete"));
          part.complete();
        });
  }

  private static <E extends IOException> E withRecord(PartFile part, String known, E failure) {
    try {
      Uninterrupted.run(() -> part.note(known));
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  private void transfer(OutputStream out, Progress progress) throws IOException {
    received = 0;
    if (elsewhere != null) {
      received = Files.copy(elsewhere, out);
      return;
    }
    file.copyTo(
        out,
        (transferred, total) -> {
          received = transferred;
          progress.update(transferred, total);
        });
  }

  /** Releases the connection. */
  @Override
  public void close() {
    file.close();
  }

  /** The URL without secrets, the type and the length. */
  @Override
  public String toString() {
    return isEmpty() ? "AccountingExport{empty}" : "AccountingExport{" + file + "}";
  }
}
