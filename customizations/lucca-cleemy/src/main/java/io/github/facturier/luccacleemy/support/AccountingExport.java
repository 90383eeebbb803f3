package io.github.facturier.luccacleemy.support;

import io.github.facturier.runtime.Download;
import io.github.facturier.runtime.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The file of an accounting export (export comptable), or word that there was nothing to export.
 * Its entries are marked exported: it cannot be had a second time.
 *
 * <p>The bytes are handed on as they come. Their format, charset and separators are settings of the
 * account, which the answer does not tell.
 *
 * <p>It is streamed: it can be read once, and it must be closed; {@link #saveTo} and {@link
 * #copyTo} close it.
 *
 * <p>Source: export.fr.txt, "Réponses possibles du service".
 */
public final class AccountingExport implements AutoCloseable {
  private final Download file;

  AccountingExport(Download file) {
    this.file = file;
  }

  /**
   * Whether there was nothing to export: no entry is within the filters, and there is no file
   * (204). A file without a byte is no such word: where one is sent, the call fails, since the
   * entries may be marked exported.
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

  /** The headers that the file came with. */
  public Headers headers() {
    return file.headers();
  }

  /** The bytes, as they come. The caller closes the stream. */
  public InputStream stream() {
    return file.stream();
  }

  /** Like {@link #copyTo(OutputStream, Progress)}, without a callback. */
  public long copyTo(OutputStream out) throws IOException {
    return copyTo(out, Progress.NONE);
  }

  /**
   * Writes the bytes to a stream, which stays open.
   *
   * @return how many there were, 0 if there was nothing to export
   * @throws ExportInterruptedException if the transfer breaks or the stream does not take them
   */
  public long copyTo(OutputStream out, Progress progress) throws IOException {
    try {
      return file.copyTo(out, progress);
    } catch (IOException | RuntimeException e) {
      throw new ExportInterruptedException(null, e);
    }
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
   * @return the target; empty if there was nothing to export
   * @throws ExportInterruptedException if the transfer breaks or the disk is full
   * @throws java.nio.file.FileAlreadyExistsException if there is a file of that name; the whole
   *     export is in the part then
   * @throws IOException if the part cannot be made; nothing was read then, so that another target
   *     can be tried
   */
  public Optional<Path> saveTo(Path target, Progress progress) throws IOException {
    if (isEmpty()) {
      close();
      return Optional.empty();
    }
    saveTo(PartFile.create(target), progress);
    return Optional.of(target);
  }

  void saveTo(PartFile part, Progress progress) throws IOException {
    try (this;
        part) {
      try {
        file.copyTo(part.stream(), progress);
        part.force();
      } catch (IOException | RuntimeException e) {
        throw new ExportInterruptedException(part.path(), e);
      }
      part.complete();
    }
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
