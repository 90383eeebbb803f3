package io.github.facturier.luccacleemy.support;

import io.github.facturier.runtime.Download;
import io.github.facturier.runtime.error.ApiException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What is known of an export, as text for those who find its part. Holds no secret. */
final class ExportRecord {
  private ExportRecord() {}

  /** Of an export whose request is about to be sent. */
  static String begun(String call, Path target) {
    return header(call, target) + line(now(), "the request is about to be sent");
  }

  /** Of an export whose response was received. */
  static String made(String call, Path target) {
    return header(call, target) + line(now(), "the export was made");
  }

  private static String header(String call, Path target) {
    return """
        An accounting export that is under way, or did not end well. Its entries may be marked exported.
        Look into the history of Cleemy's accounting exports (historique des exports comptables). If the
        export is there, delete it there. Then call discardUnfinished(target), or remove this file, and
        export again. If the whole file was received, call acceptUnfinished(target) instead.

        """
        + line("call", call)
        + line("target", target);
  }

  /** Of an export whose response has a file. */
  static String receiving(Download file) {
    return line(now(), "a response with a file was received")
        + line("type", file.contentType())
        + line("name", file.fileName())
        + line("length", file.contentLength() < 0 ? "unknown" : file.contentLength() + " bytes");
  }

  /** Of an export whose file is all there, as far as is known. */
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
