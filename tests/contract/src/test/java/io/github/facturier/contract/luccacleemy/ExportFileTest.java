package io.github.facturier.contract.luccacleemy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.luccacleemy.LuccaCleemyClient;
import io.github.facturier.luccacleemy.support.AccountingExport;
import io.github.facturier.luccacleemy.support.ExportInterruptedException;
import io.github.facturier.runtime.error.DecodingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An incomplete file never has the target's name, and received bytes are never discarded. */
class ExportFileTest {
  private static final String CONTENT = "Date;Débit\r\n".repeat(20_000);

  @RegisterExtension final ExportServer server = new ExportServer();

  @TempDir Path folder;
  private Path target;
  private LuccaCleemyClient client;

  @BeforeEach
  void open() {
    target = folder.resolve("ecritures.csv");
    client = server.builder().build();
  }

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void wholeFileHasItsNameAndNothingElseStays() throws IOException {
    server.http().enqueue(ExportServer.file(CONTENT));
    assertEquals(Optional.of(target), client.exports().save(client.exports().export(1), target));
    assertEquals(CONTENT, Files.readString(target));
    assertEquals(List.of("ecritures.csv"), files());
  }

  @Test
  void bytesAreNotDecodedAsText() throws IOException {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    MockResponse file = ExportServer.file("").setHeader("Content-Type", "text/csv; charset=utf-8");
    server.http().enqueue(file.setBody(new Buffer().write(bytes)));
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    try (AccountingExport export = client.exports().export(1).result()) {
      assertEquals("ecritures.csv", export.fileName());
      assertEquals("text/csv", export.contentType());
      assertEquals(256, export.contentLength());
      assertEquals(256, export.copyTo(copy));
    }
    assertEquals(
        new Buffer().write(bytes).readByteString(), okio.ByteString.of(copy.toByteArray()));
  }

  /** Only 204 says that no entry was marked: an export that was made has a file. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anEmptyFileIsAnExportThatWasLost(boolean announced) throws IOException {
    MockResponse empty =
        announced
            ? ExportServer.file("")
            : ExportServer.file("").removeHeader("Content-Length").setChunkedBody("", 1);
    for (int i = 0; i < 3; i++) {
      server.http().enqueue(empty);
    }
    DecodingException e =
        assertThrows(
            DecodingException.class,
            () -> client.exports().save(client.exports().export(1), target));
    assertTrue(e.getMessage().contains("the response has no content"), e::getMessage);
    assertTrue(e.getMessage().contains("may now be marked exported"), e::getMessage);
    assertEquals(List.of("ecritures.csv.part"), files());
    assertThrows(DecodingException.class, () -> client.exports().export(1).result());
    CompletionException later =
        assertThrows(CompletionException.class, () -> client.exports().export(1).future().join());
    assertInstanceOf(DecodingException.class, later.getCause());
    assertEquals(3, server.http().getRequestCount());
  }

  @Test
  void nothingToExportIsNoFile() throws IOException {
    server.http().enqueue(new MockResponse().setResponseCode(204));
    server.http().enqueue(new MockResponse().setResponseCode(204));
    server.http().enqueue(new MockResponse().setResponseCode(204));
    AccountingExport export = client.exports().export(1).result();
    assertTrue(export.isEmpty());
    assertNull(export.fileName());
    assertEquals(Optional.empty(), export.saveTo(target));
    assertEquals(0, client.exports().export(1).result().copyTo(new ByteArrayOutputStream()));
    assertEquals(Optional.empty(), client.exports().save(client.exports().export(1), target));
    assertEquals(List.of(), files());
  }

  @Test
  void receivedBytesStayBesideTheTarget() throws IOException {
    server.http().enqueue(brokenOff());
    ExportInterruptedException e =
        assertThrows(
            ExportInterruptedException.class,
            () -> client.exports().save(client.exports().export(1), target));
    assertBrokenOff(e);
    assertEquals(1, server.http().getRequestCount());
  }

  @Test
  void theSameWithoutCheckingTheDisk() throws IOException {
    server.http().enqueue(brokenOff());
    AccountingExport export = client.exports().export(1).result();
    assertBrokenOff(assertThrows(ExportInterruptedException.class, () -> export.saveTo(target)));
  }

  private void assertBrokenOff(ExportInterruptedException e) throws IOException {
    Path part = folder.resolve("ecritures.csv.part");
    assertEquals(part, e.part());
    assertTrue(e.getMessage().contains("may now be marked exported"), e.getMessage());
    assertTrue(e.getMessage().contains("delete the export in the history"), e.getMessage());
    assertTrue(e.getMessage().contains(part.toString()), e.getMessage());
    assertEquals(List.of("ecritures.csv.part", "ecritures.csv.part.txt"), files());
    String arrived = Files.readString(part);
    assertTrue(!arrived.isEmpty() && CONTENT.startsWith(arrived), arrived.length() + " characters");
    assertTrue(arrived.length() < CONTENT.length());
    assertEquals(Files.size(part), e.received());
    String known = Files.readString(folder.resolve("ecritures.csv.part.txt"));
    assertTrue(known.contains("legalEntityId=1"), known);
    assertTrue(known.contains("failed after " + e.received() + " bytes"), known);
    assertFalse(known.contains(ExportServer.KEY), known);
  }

  private static MockResponse brokenOff() {
    return ExportServer.file(CONTENT).setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY);
  }

  @Test
  void aFailingCallbackLosesNoEntry() throws IOException {
    server.http().enqueue(ExportServer.file(CONTENT));
    AccountingExport export = client.exports().export(1).result();
    assertThrows(
        ExportInterruptedException.class,
        () ->
            export.saveTo(
                target,
                (transferred, total) -> {
                  throw new IllegalStateException("no window to draw in");
                }));
    assertEquals(List.of("ecritures.csv.part", "ecritures.csv.part.txt"), files());
  }

  @Test
  void aBrokenStreamHasTheSameMessage() throws IOException {
    server.http().enqueue(brokenOff());
    AccountingExport export = client.exports().export(1).result();
    ExportInterruptedException e =
        assertThrows(
            ExportInterruptedException.class, () -> export.copyTo(new ByteArrayOutputStream()));
    assertKnown(e);
    server.http().enqueue(brokenOff());
    try (InputStream stream = client.exports().export(1).result().stream()) {
      assertKnown(assertThrows(ExportInterruptedException.class, () -> stream.readAllBytes()));
    }
    server.http().enqueue(ExportServer.file(CONTENT));
    AccountingExport whole = client.exports().export(1).result();
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("no space left");
          }
        };
    e = assertThrows(ExportInterruptedException.class, () -> whole.copyTo(full));
    assertTrue(e.getMessage().contains("no space left"), e.getMessage());
  }

  private static void assertKnown(ExportInterruptedException e) {
    assertNull(e.part());
    assertTrue(e.getMessage().contains("may now be marked exported"), e.getMessage());
    assertTrue(e.getMessage().contains("legalEntityId=1"), e.getMessage());
    assertTrue(e.getMessage().contains("ExportsApi.export"), e.getMessage());
    assertTrue(e.getMessage().contains(e.received() + " bytes"), e.getMessage());
    assertTrue(e.received() > 0);
  }

  @Test
  void theDiskIsCheckedBeforeTheRequest() throws IOException {
    server.respondOnceMore();
    Path notAFolder = Files.writeString(folder.resolve("file"), "x").resolve("ecritures.csv");
    List<Path> bad = List.of(folder.resolve("nowhere/ecritures.csv"), notAFolder);
    for (Path path : bad) {
      assertThrows(
          IOException.class, () -> client.exports().save(client.exports().export(1), path));
    }
    Files.writeString(target, "of last month");
    assertThrows(
        FileAlreadyExistsException.class,
        () -> client.exports().save(client.exports().export(1), target));
    assertEquals("of last month", Files.readString(target));
    assertEquals(0, server.http().getRequestCount());
    assertEquals(List.of("ecritures.csv", "file"), files());
  }

  /** The bytes are kept without a second call. */
  @Test
  void unwritableTargetFailsBeforeTheExport() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    List<Path> bad =
        List.of(
            folder.resolve("nowhere/ecritures.csv"),
            file,
            file.resolve("ecritures.csv"),
            folder,
            Path.of("/"),
            folder.resolve("x".repeat(300)));
    for (Path path : bad) {
      server.http().enqueue(ExportServer.file(CONTENT));
      AccountingExport export = client.exports().export(1).result();
      ExportInterruptedException e =
          assertThrows(ExportInterruptedException.class, () -> export.saveTo(path), path::toString);
      assertTrue(e.isWhole());
      assertTrue(e.getMessage().contains(e.part().toString()), e.getMessage());
      assertEquals(CONTENT, Files.readString(e.part()));
      assertEquals("x", Files.readString(file));
      Files.delete(e.part());
      Files.delete(e.part().resolveSibling(e.part().getFileName() + ".txt"));
    }
    assertEquals(List.of("file"), files());
  }

  @Test
  void unwritableTargetLeavesAFileThatCanBeSavedElsewhere() throws IOException {
    server.http().enqueue(ExportServer.file(CONTENT));
    AccountingExport export = client.exports().export(1).result();
    assertThrows(IOException.class, () -> export.saveTo(folder.resolve("nowhere/e.csv")));
    assertThrows(IOException.class, () -> export.saveTo(folder.resolve("nowhere/e.csv")));
    assertEquals(Optional.of(target), export.saveTo(target));
    assertEquals(CONTENT, Files.readString(target));
    assertEquals(List.of("ecritures.csv"), files());
  }

  /** The second export alone must not stand under the name of both. */
  @Test
  void anInterruptedExportIsNotReplacedByTheNext() throws IOException {
    server.http().enqueue(brokenOff());
    server.http().enqueue(ExportServer.file("the second"));
    AccountingExport first = client.exports().export(1).result();
    assertThrows(ExportInterruptedException.class, () -> first.saveTo(target));
    AccountingExport second = client.exports().export(1).result();
    ExportInterruptedException e =
        assertThrows(ExportInterruptedException.class, () -> second.saveTo(target));
    assertEquals("the second", Files.readString(e.part()));
    assertFalse(Files.exists(target));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
