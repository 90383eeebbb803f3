package io.github.facturier.contract.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.support.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets of any length, of all of Unicode, in a JVM with small stacks. */
class AnySecretTest {
  @TempDir Path folder;

  @Test
  void secretsAreNotShown() throws Exception {
    Path output = folder.resolve("output");
    Process child = ChildJvm.start(AnySecretMain.class, List.of("-Xss256k"), output.toFile());
    boolean ended = child.waitFor(8, TimeUnit.MINUTES);
    child.destroyForcibly();
    String report = Files.readString(output);
    assertTrue(ended, report);
    assertEquals(0, child.exitValue(), report);
    assertTrue(report.contains("ways to prove who calls: " + Access.values().length), report);
  }
}
