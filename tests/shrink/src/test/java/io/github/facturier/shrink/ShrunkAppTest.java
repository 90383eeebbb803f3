package io.github.facturier.shrink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An app works as before after shrinking, optimization and obfuscation. */
class ShrunkAppTest {
  @TempDir private Path folder;

  /** The output of a run of the app, and the requests that the providers received. */
  private record Run(List<String> lines, List<String> requests) {}

  @Test
  void theShrunkAppPrintsTheSame() throws Exception {
    Run before = run("before", AppFiles.classPath());
    assertTrue(before.lines().size() > 30, () -> String.join("\n", before.lines()));
    Path made = AppFiles.TARGET.resolve("shrunk");
    List<Path> rules = AppFiles.rules(Files.createDirectories(made.resolve("rules")));
    assertTrue(
        rules.stream().anyMatch(file -> file.endsWith("facturier-runtime.pro")), rules::toString);
    Path shrunk = new ProGuard(made).shrink(rules);
    Run after = run("after", shrunk.toString());
    for (int i = 0; i < Math.min(before.lines().size(), after.lines().size()); i++) {
      assertEquals(before.lines().get(i), after.lines().get(i));
    }
    assertEquals(before.lines().size(), after.lines().size());
    assertEquals(before.requests(), after.requests());
    long size = 0;
    for (Path library : AppFiles.libraries()) {
      size += Files.isDirectory(library) ? 0 : Files.size(library);
    }
    System.out.printf("libraries %d bytes, shrunk app %d bytes%n", size, Files.size(shrunk));
  }

  private Run run(String name, String classPath) throws IOException, InterruptedException {
    Path files = Files.createDirectories(folder.resolve(name));
    try (Servers servers = new Servers()) {
      Path settings = servers.settings(folder.resolve(name + ".properties"));
      List<String> lines =
          ChildJvm.run(
              folder.resolve(name + ".txt"),
              List.of("-cp", classPath),
              App.class.getName(),
              settings.toString(),
              files.toString());
      assertEquals(List.of(), servers.violations());
      return new Run(lines, servers.requests());
    }
  }
}
