package io.github.facturier.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Saves in other processes: killed processes, concurrent ones, and with other system settings. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CrashedSaveTest {
  private static final String PDF = "%PDF-1.4\n%%EOF\n";

  @RegisterExtension final ThingsServer server = new ThingsServer();
  @TempDir Path folder;

  @Test
  void aKilledProcessLeavesNothingForLong() throws Exception {
    Path target = folder.resolve("1.pdf");
    for (int i = 0; i < 2; i++) {
      respond();
      Process child = child("hang", target.toString());
      try {
        while (!names().toString().contains("HANGING")) {
          assertTrue(child.isAlive(), this::output);
          Thread.sleep(20);
        }
      } finally {
        child.destroyForcibly(); // SIGKILL
        child.waitFor();
      }
      Files.delete(folder.resolve("HANGING"));
      assertEquals(i + 1, parts().size());
    }
    respond();
    server.api().pdf("1").result().saveTo(target);
    assertEquals(2, parts().size(), "too new to be surely a leftover");
    for (Path part : parts()) {
      age(part);
    }
    respond();
    server.api().pdf("1").result().saveTo(target);
    assertEquals(List.of("1.pdf", "output"), names());
  }

  @Test
  void aProcessThatIsAliveKeepsItsFile() throws Exception {
    Path target = folder.resolve("1.pdf");
    respond();
    Process child = child("hang", target.toString());
    try {
      while (!names().toString().contains("HANGING")) {
        assertTrue(child.isAlive(), this::output);
        Thread.sleep(20);
      }
      age(parts().get(0)); // the lock alone must do
      respond();
      server.api().pdf("1").result().saveTo(target);
      assertEquals(1, parts().size());
      Files.delete(target);
      Files.delete(folder.resolve("HANGING")); // lets it go on
      assertEquals(0, child.waitFor(), this::output);
    } finally {
      child.destroyForcibly();
      child.waitFor();
    }
    assertEquals(PDF, Files.readString(target));
    assertEquals(List.of("1.pdf", "output"), names());
  }

  /** No process deletes the temporary files of another. */
  @Test
  void manyProcessesSaveIntoOneFolder() throws Exception {
    int processes = 3;
    for (int i = 0; i < processes * SavingMain.MANY; i++) {
      respond();
    }
    Path saved = Files.createDirectory(folder.resolve("saved"));
    List<Process> children = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      children.add(child("many", saved.toString()));
    }
    for (Process child : children) {
      assertEquals(0, child.waitFor(), this::output);
    }
    assertEquals(processes * SavingMain.MANY, names(saved).size());
    for (String name : names(saved)) {
      assertTrue(name.endsWith(".pdf"), name);
      assertEquals(PDF, Files.readString(saved.resolve(name)));
    }
  }

  /** The name that a server suggests, and one from the caller, for example from a listing. */
  @Test
  void aSystemWithoutAccents() throws Exception {
    respond("attachment; filename*=UTF-8''Caf%C3%A9%20%E2%82%AC.pdf");
    Process child = child("suggested", folder.toString());
    assertEquals(0, child.waitFor(), this::output);
    assertEquals(PDF, Files.readString(folder.resolve("Cafe _.pdf")));
    Path named = folder.resolve("Caf\u00e9.pdf");
    respond();
    child = child("uri", named.toUri().toASCIIString());
    assertEquals(0, child.waitFor(), this::output);
    assertEquals(PDF, Files.readString(named));
    assertTrue(output().contains("Caf\\u00e9.pdf"), this::output);
    assertFalse(names().toString().contains(".part"), this::output);
  }

  /** The permissions of the saving process. */
  @ParameterizedTest
  @CsvSource({"022, rw-r--r--", "007, rw-rw----", "077, rw-------"})
  void aNewFileHasThePermissionsOfAnyNewFile(String umask, String permissions) throws Exception {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    Path target = folder.resolve("1.pdf");
    respond();
    List<String> command = command("uri", target.toUri().toString());
    command.addAll(0, List.of("sh", "-c", "umask " + umask + " && exec \"$@\"", "sh"));
    assertEquals(0, start(command).waitFor(), this::output);
    assertEquals(permissions, PosixFilePermissions.toString(Files.getPosixFilePermissions(target)));
  }

  private void respond() {
    respond("inline");
  }

  private void respond(String disposition) {
    server.respond(
        new MockResponse()
            .setHeader("Content-Type", "application/pdf")
            .setHeader("Content-Disposition", disposition)
            .setBody(PDF));
  }

  private Process child(String... arguments) throws IOException {
    return start(command(arguments));
  }

  private List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(SavingMain.class.getName());
    command.add("http://127.0.0.1:" + server.port() + "/");
    command.addAll(List.of(arguments));
    return command;
  }

  private Process start(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(Map.of("LC_ALL", "POSIX"));
    return builder.redirectOutput(folder.resolve("output").toFile()).start();
  }

  private String output() {
    try {
      return Files.readString(folder.resolve("output"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private List<Path> parts() throws IOException {
    return names().stream().filter(name -> name.endsWith(".part")).map(folder::resolve).toList();
  }

  private static void age(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofMinutes(61))));
  }

  private List<String> names() throws IOException {
    return names(folder);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
