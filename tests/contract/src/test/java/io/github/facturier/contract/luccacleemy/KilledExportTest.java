package io.github.facturier.contract.luccacleemy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.contract.support.ChildJvm;
import io.github.facturier.luccacleemy.LuccaCleemyClient;
import io.github.facturier.luccacleemy.support.UnfinishedExportException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Power failures, simulated by {@code kill -9}: the next run detects any interrupted export. For
 * kills between any two operations on the disk, see {@code KilledPartFileTest} of the support
 * module.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledExportTest {
  private static final String CONTENT = "Date;Debit\r\n".repeat(50_000);

  @RegisterExtension final ExportServer server = new ExportServer();

  @TempDir Path folder;
  private final List<Process> children = new ArrayList<>();

  @AfterEach
  void killWhatIsLeft() throws InterruptedException {
    for (Process child : children) {
      child.destroyForcibly().waitFor();
    }
  }

  @Test
  void beforeTheRequestIsSent() throws Exception {
    kill("before", () -> Files.exists(sign()));
    assertEquals(0, server.http().getRequestCount());
    assertKnown(part(), "the request is about to be sent");
    assertNextRunNotices(0);
  }

  @Test
  void beforeTheResponseComes() throws Exception {
    server.http().enqueue(new MockResponse().setSocketPolicy(SocketPolicy.NO_RESPONSE));
    kill("none", () -> server.http().getRequestCount() == 1);
    assertKnown(part(), "the request is about to be sent");
    assertNextRunNotices(1);
  }

  @Test
  void inTheBody() throws Exception {
    try (EndlessExport endless = new EndlessExport(CONTENT.length(), 300_000)) {
      Process child = start("none", endless.url());
      await(child, () -> Files.exists(part()) && Files.size(part()) >= 300_000);
      child.destroyForcibly().waitFor();
      assertEquals(1, endless.requests());
    }
    assertEquals(";".repeat(300_000), Files.readString(part()));
    assertKnown(text(), "a response with a file was received");
    assertNextRunNotices(0);
  }

  @Test
  void beforeTheFileGetsItsName() throws Exception {
    server.http().enqueue(ExportServer.file(CONTENT));
    kill("end", () -> Files.exists(sign()));
    assertEquals(CONTENT, Files.readString(part()));
    assertKnown(text(), "a response with a file was received");
    assertNextRunNotices(1);
    try (LuccaCleemyClient client = server.builder().build()) {
      client.exports().acceptUnfinished(target());
    }
    assertEquals(CONTENT, Files.readString(target()));
    assertFalse(Files.exists(part()) || Files.exists(text()));
  }

  @Test
  void afterTheFileHasItsName() throws Exception {
    server.http().enqueue(ExportServer.file(CONTENT));
    kill("after", () -> Files.exists(sign()));
    assertEquals(CONTENT, Files.readString(target()));
    assertFalse(Files.exists(part()) || Files.exists(text()));
    try (LuccaCleemyClient client = server.builder().build()) {
      assertThrows(
          FileAlreadyExistsException.class,
          () -> client.exports().save(client.exports().export(1), target()));
      Files.delete(target());
      server.http().enqueue(new MockResponse().setResponseCode(204));
      assertEquals(Optional.empty(), client.exports().save(client.exports().export(1), target()));
    }
    assertEquals(2, server.http().getRequestCount());
  }

  /** The mark of a process that is alive cannot be taken away. */
  @Test
  void aRunningExportIsNotALeftover() throws Exception {
    server.http().enqueue(ExportServer.file(CONTENT));
    Process child = start("end");
    await(child, () -> Files.exists(sign()));
    try (LuccaCleemyClient client = server.builder().build()) {
      assertThrows(
          UnfinishedExportException.class, () -> client.exports().discardUnfinished(target()));
      assertThrows(
          UnfinishedExportException.class, () -> client.exports().acceptUnfinished(target()));
      assertThrows(
          UnfinishedExportException.class,
          () -> client.exports().save(client.exports().export(1), target()));
    }
    Files.delete(sign());
    assertEquals(0, child.waitFor(), this::output);
    assertEquals(CONTENT, Files.readString(target()));
    assertEquals(1, server.http().getRequestCount());
  }

  @Test
  void onlyOneOfSeveralProcessesSends() throws Exception {
    int processes = 4;
    for (int i = 0; i < processes; i++) {
      server.http().enqueue(ExportServer.file(CONTENT));
    }
    List<Process> started = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      started.add(start("none"));
    }
    int successes = 0;
    for (Process child : started) {
      successes += child.waitFor() == 0 ? 1 : 0;
    }
    assertEquals(1, successes, this::output);
    assertEquals(1, server.http().getRequestCount());
    assertEquals(CONTENT, Files.readString(target()));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(0, files.filter(file -> file.toString().contains(".part")).count());
    }
  }

  private void assertNextRunNotices(int requests) throws IOException {
    server.respondOnceMore();
    try (LuccaCleemyClient client = server.builder().build()) {
      UnfinishedExportException e =
          assertThrows(
              UnfinishedExportException.class,
              () -> client.exports().save(client.exports().export(1), target()));
      assertEquals(part(), e.part());
    }
    assertEquals(requests, server.http().getRequestCount());
    assertFalse(Files.exists(target()));
  }

  private static void assertKnown(Path file, String state) throws IOException {
    String known = Files.readString(file);
    assertTrue(known.contains(state), known);
    assertTrue(known.contains("legalEntityId=1"), known);
    assertFalse(known.contains(ExportServer.KEY), known);
  }

  private void kill(String where, Callable<Boolean> when) throws Exception {
    Process child = start(where);
    await(child, when);
    child.destroyForcibly().waitFor(); // SIGKILL
  }

  private Process start(String where) throws IOException {
    return start(where, "http://127.0.0.1:" + server.http().getPort() + "/");
  }

  private Process start(String where, String address) throws IOException {
    Process child =
        ChildJvm.start(
            HangingMain.class,
            List.of(),
            folder.resolve("output").toFile(),
            address,
            target().toString(),
            sign().toString(),
            where);
    children.add(child);
    return child;
  }

  private void await(Process child, Callable<Boolean> when) throws Exception {
    while (!when.call()) {
      assertTrue(child.isAlive(), this::output);
      Thread.sleep(20);
    }
  }

  private String output() {
    try {
      return Files.readString(folder.resolve("output"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private Path target() {
    return folder.resolve("ecritures.csv");
  }

  private Path part() {
    return folder.resolve("ecritures.csv.part");
  }

  private Path text() {
    return folder.resolve("ecritures.csv.part.txt");
  }

  private Path sign() {
    return folder.resolve("sign");
  }
}
