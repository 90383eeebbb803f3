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
 * The file of an accounting export (export comptable), or nothing if there was nothing to export.
 * Its entries are marked exported: it cannot be downloaded a second time.
 *
 * <p>The bytes are passed on as they are received. Their format, charset and separators are
 * settings of the account, which the response does not tell.
 *
 * <p>It is streamed: it can be read once, and it must be closed; {@link #saveTo} and {@link
 * #copyTo} close it. Who closes it unread gives the export up.
 *
 * <p>Source: export.fr.txt, "Réponses possibles du service".
 */
public final class AccountingExport implements AutoCloseable {
  private final Download file;
  private long received;

  /** The whole file, where the target could not be written; null if there is none. */
  private @Nullable Path rescued;

  AccountingExport(Download file) {
    this.file = file;
  }

  /**
   * Whether there was nothing to export: no entry is within the filters, and there is no file
   * (204). A file without a byte does not say so: the call fails then, since the entries may be
   * marked exported.
   */
  public boolean isEmpty() {
    return file.isAbsent();
  }

  /** The file name that Cleemy suggests, without any folder; null if it suggests none. */
  public @Nullable String fileName() {
    return file.fileName();
  }

  /** The media type that Cleemy names, such as {@code text/csv}; null if it names none. */
  public @Nullable String contentType() {
    return file.contentType();
  }

  /** The number of bytes that Cleemy announces, -1 if it does not. */
  public long contentLength() {
    return file.contentLength();
  }

  /** The headers of the response. */
  public Headers headers() {
    return file.headers();
  }

  /**
   * The bytes, as they are received. The caller closes the stream. It fails with an {@link
   * ExportInterruptedException} where the transfer breaks, or where it is unknown whether it did.
   */
  public InputStream stream() {
    return new ExportStream(file);
  }

  /** Like {@link #copyTo(OutputStream, Progress)}, without a callback. */
  public long copyTo(OutputStream out) throws IOException {
    return copyTo(out, Progress.NONE);
  }

  /**
   * Writes the bytes to a stream, which stays open. What the stream has taken when it fails is the
   * only copy: {@link ExportSaving#save} is safer.
   *
   * @return how many there were, 0 if there was nothing to export
   * @throws ExportInterruptedException if the transfer breaks or the stream does not take the
   *     bytes, or if it is unknown whether the export is whole
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

  /** Like {@link #saveTo(Path, Progress)}, without a callback. */
  public Optional<Path> saveTo(Path target) throws IOException {
    return saveTo(target, Progress.NONE);
  }

  /**
   * Saves the file. It is called {@code <name>.part} until it is whole, and stays so if it does not
   * become whole. No file is ever replaced. See {@link ExportSaving#save}, which looks at the disk
   * before the export is made.
   *
   * <p>Where the target cannot be written, the whole file is saved all the same: beside it, else in
   * the nearest folder that takes it, else in the system's temporary folder. The exception says
   * where. Another call of this method moves it from there.
   *
   * @return the target; empty if there was nothing to export
   * @throws UnfinishedExportException if there was nothing to export, and an earlier export to this
   *     file did not end well or is under way: its entries may be the ones that are missing
   * @throws ExportInterruptedException if the transfer breaks or the disk is full, if it is unknown
   *     whether the export is whole, or if the target cannot be written; what was received is in
   *     the part
   * @throws java.nio.file.FileAlreadyExistsException if a file of that name is created meanwhile;
   *     the whole export is in the part then
   * @throws IOException if no part can be created at all; nothing was read then, so that another
   *     target can be tried
   */
  public Optional<Path> saveTo(Path target, Progress progress) throws IOException {
    if (isEmpty()) {
      close();
      PartFile.checkNoneLeft(target);
      return Optional.empty();
    }
    String known = ExportRecord.made(file.origin(), target);
    Path former = rescued;
    PartFile part =
        Uninterrupted.make(
            () -> former == null ? PartFile.rescue(target, known) : PartFile.claim(target, known));
    saveTo(part, progress);
    if (former != null) {
      PartFile.remove(former);
      rescued = null;
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
        throw noted(
            part,
            ExportRecord.failed(e, received),
            ExportInterruptedException.broken(file.origin(), part.path(), received, e));
      }
      finish(part);
    }
  }

  /** What was received is on the disk. */
  private void finish(PartFile part) throws IOException {
    if (!file.hasCertainEnd()) {
      throw noted(
          part,
          ExportRecord.received(received, "unknown whether they are all"),
          ExportInterruptedException.uncertain(file.origin(), part.path(), received));
    }
    IOException obstacle = part.obstacle();
    if (obstacle != null) {
      rescued = part.path();
      throw noted(
          part,
          ExportRecord.received(
              received, "they are all, and could not get their name: " + obstacle),
          ExportInterruptedException.homeless(file.origin(), part.path(), received, obstacle));
    }
    Uninterrupted.run(
        () -> {
          part.note(ExportRecord.received(received, "they are all"));
          part.complete();
        });
  }

  private static <E extends IOException> E noted(PartFile part, String known, E failure) {
    try {
      Uninterrupted.run(() -> part.note(known));
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  private void transfer(OutputStream out, Progress progress) throws IOException {
    received = 0;
    if (rescued != null) {
      received = Files.copy(rescued, out);
      return;
    }
    file.copyTo(
        out,
        (transferred, total) -> {
          received = transferred;
          progress.update(transferred, total);
        });
  }

  /** Lets go of the connection. */
  @Override
  public void close() {
    file.close();
  }

  /** The address without its secrets, the type and the length. */
  @Override
  public String toString() {
    return isEmpty() ? "AccountingExport{empty}" : "AccountingExport{" + file + "}";
  }
}
