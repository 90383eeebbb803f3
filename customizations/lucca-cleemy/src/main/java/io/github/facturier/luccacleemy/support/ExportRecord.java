package io.github.facturier.luccacleemy.support;

import io.github.facturier.runtime.Download;
import io.github.facturier.runtime.error.ApiException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The record of an export, as text for readers of its part. Contains no secrets: of a response, its
 * type and its file name are left out, since a server can write anything there.
 */
final class ExportRecord {
  private ExportRecord() {}

  /** The record of an export whose request is about to be sent. */
  static String begun(String call, Path target) {
    return header(call, target) + line(now(), "the request is about to be sent");
  }

  /** The record of an export whose response was received. */
  static String made(String call, Path target) {
    return header(call, target) + line(now(), "the export was made");
  }

  private static String header(String call, Path target) {
    return """
        An accounting export that is running or did not complete. Its entries may be marked exported.
        Check the history of Cleemy's accounting exports (historique des exports comptables). If the
        export is there, delete it there. Then call discardUnfinished(target), or remove this file, and
        export again. If the file was received completely, call acceptUnfinished(target) instead.

        """
        + line("call", call)
        + line("target", target);
  }

  /** The lines for a response with a file. */
  static String receiving(Download file) {
    return line(now(), "a response with a file was received")
        + line("length", file.contentLength() < 0 ? "unknown" : file.contentLength() + " bytes");
  }

  /** The line for a file whose end was received. */
  static String received(long bytes, String outcome) {
    return line(now(), bytes + " bytes were received; " + outcome);
  }

  static String failed(Throwable failure, long bytes) {
    String text = failure instanceof ApiException ? failure.getMessage() : failure.toString();
    String body =
        failure instanceof ApiException e && !e.body().isEmpty() ? line("body", e.body()) : "";
    return line(now(), "failed after " + bytes + " bytes of the file: " + text) + body;
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static String line(String name, @Nullable Object value) {
    return name + ": " + value + "\n";
  }
}
