package io.github.facturier.contract.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.facturier.contract.support.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many threads with one client leak no connection, thread or file. It takes two seconds each for an
 * HTTP client of the user and one of ours, or a minute under the profile {@code fire}.
 */
class SoakTest {
  private static final String SECONDS = Boolean.getBoolean("facturier.fire") ? "60" : "2";

  @Test
  void nothingIsLeftBehind(@TempDir Path folder) throws Exception {
    Path output = folder.resolve("soak.txt");
    Process jvm = ChildJvm.start(SoakMain.class, List.of(), output.toFile(), SECONDS);
    int exit = jvm.waitFor();
    String report = Files.readString(output);
    System.out.print(report);
    assertEquals(0, exit, report);
    assertEquals(2, report.lines().filter(line -> line.contains(" calls on ")).count(), report);
  }
}
