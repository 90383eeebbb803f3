package io.github.facturier.contract.luccacleemy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.support.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An export in a process with a small heap. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ExportInAnotherJvmTest {
  private static final long TWO_GIB = 2L * 1024 * 1024 * 1024;

  @TempDir Path folder;

  @Test
  void twoGibibytesPassThroughAHeapOf64Mebibytes() throws Exception {
    Path output = folder.resolve("output");
    try (EndlessExport server = new EndlessExport(TWO_GIB, TWO_GIB)) {
      Process child =
          ChildJvm.start(
              CountingMain.class,
              List.of("-Xmx64m", "-XX:+ExitOnOutOfMemoryError"),
              output.toFile(),
              server.url());
      assertEquals(0, child.waitFor(), () -> text(output));
      assertEquals(1, server.requests());
    }
    String printed = text(output).strip();
    assertTrue(printed.contains("2147483648 bytes in 6"), printed);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
