package io.github.facturier.contract.fire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The amount of tests, and the report of their results. */
final class Fire {
  private static final Path REPORT = Path.of("target", "fire.md");
  private static boolean begun;

  private Fire() {}

  /** Whether the build runs all tests, with {@code -Pfire}. */
  static boolean isWhole() {
    return Boolean.getBoolean("facturier.fire");
  }

  /** The tests also run with another OkHttp, and append to the report. */
  private static void begin() throws IOException {
    String okHttp = System.getProperty("facturier.okhttp");
    Files.createDirectories(REPORT.getParent());
    if (okHttp == null) {
      Files.deleteIfExists(REPORT);
    }
    begun = true;
    report("## OkHttp " + (okHttp == null ? "4" : okHttp) + "\n");
  }

  /** Prints figures, and adds them to the report of this build. */
  static synchronized void report(String text) throws IOException {
    if (!begun) {
      begin();
    }
    System.out.println(text);
    Files.writeString(REPORT, text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
