package io.github.facturier.runtime;

import static io.github.facturier.runtime.ThingsServer.json;
import static io.github.facturier.runtime.ThingsServer.status;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.error.AuthenticationException;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.error.NotFoundException;
import io.github.facturier.runtime.error.ProviderException;
import io.github.facturier.runtime.error.TransportException;
import io.github.facturier.runtime.json.Thing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {
  private static final int MEBIBYTE = 1024 * 1024;
  private static final String PDF = "%PDF-1.4\n%%EOF\n";

  @RegisterExtension final ThingsServer server = new ThingsServer();
  @TempDir Path folder;

  @Test
  void aFileIsSavedUnderItsName() throws IOException {
    server.respond(pdf().setBody(PDF));
    Path target = folder.resolve("1.pdf");
    assertEquals(target, server.api().pdf("1").result().saveTo(target));
    assertEquals(PDF, Files.readString(target));
    assertEquals(List.of("1.pdf"), files());
  }

  @Test
  void aFileOfThatNameIsReplaced() throws IOException {
    Path target = folder.resolve("1.pdf");
    Files.writeString(target, "old, and longer than what comes in its place");
    server.respond(pdf().setBody(PDF));
    server.api().pdf("1").result().saveTo(target);
    assertEquals(PDF, Files.readString(target));
  }

  @Test
  void aCutLeavesNothing() throws IOException {
    server.respond(cutInTheMiddle());
    Download download = server.api().pdf("1").result();
    assertThrows(IOException.class, () -> download.saveTo(folder.resolve("1.pdf")));
    assertEquals(List.of(), files());
  }

  @Test
  void aCutLeavesAFormerFileAlone() throws IOException {
    Path target = folder.resolve("1.pdf");
    Files.writeString(target, "old");
    server.respond(cutInTheMiddle());
    Download download = server.api().pdf("1").result();
    assertThrows(IOException.class, () -> download.saveTo(target));
    assertEquals("old", Files.readString(target));
    assertEquals(List.of("1.pdf"), files());
  }

  /** The file has its name at the end only; before, there is a temporary file beside it. */
  @Test
  void theNameAppearsWhenTheFileIsWhole() throws IOException {
    server.respond(pdf().setBody(PDF));
    Path target = folder.resolve("1.pdf");
    List<String> during = new ArrayList<>();
    server.api().pdf("1").result().saveTo(target, (transferred, total) -> during.addAll(files()));
    assertEquals(1, during.size());
    assertTrue(during.get(0).startsWith(".1.pdf."), during.toString());
    assertEquals(List.of("1.pdf"), files());
  }

  @Test
  void aFailingCallbackLeavesNothing() throws IOException {
    server.respond(pdf().setBody(PDF));
    Download download = server.api().pdf("1").result();
    Progress failing =
        (transferred, total) -> {
          throw new IllegalStateException("mine");
        };
    assertThrows(
        IllegalStateException.class, () -> download.saveTo(folder.resolve("1.pdf"), failing));
    assertEquals(List.of(), files());
  }

  @Test
  void aFolderThatIsMissing() {
    server.respond(pdf().setBody(PDF));
    Download download = server.api().pdf("1").result();
    assertThrows(NoSuchFileException.class, () -> download.saveTo(folder.resolve("missing/1.pdf")));
  }

  @Test
  void fewerBytesThanWereAnnounced() {
    server.respond(
        pdf()
            .setBody(PDF)
            .setHeader("Content-Length", PDF.length() + 1)
            .setSocketPolicy(SocketPolicy.DISCONNECT_AT_END));
    Download download = server.api().pdf("1").result();
    assertThrows(IOException.class, () -> download.saveTo(folder.resolve("1.pdf")));
    assertEquals(List.of(), files());
  }

  @Test
  void progressIsReported() throws IOException {
    server.respond(bytes(100_000));
    List<Long> steps = new ArrayList<>();
    long copied =
        server
            .api()
            .export()
            .result()
            .copyTo(
                OutputStream.nullOutputStream(),
                (transferred, total) -> {
                  steps.add(transferred);
                  assertEquals(100_000, total);
                });
    assertEquals(100_000, copied);
    assertEquals(100_000, steps.get(steps.size() - 1));
    assertEquals(steps.stream().sorted().distinct().toList(), steps);
  }

  @Test
  void theLengthMayBeUnknown() throws IOException {
    server.respond(pdf().setChunkedBody(PDF, 3));
    List<Long> totals = new ArrayList<>();
    Download download = server.api().pdf("1").result();
    assertEquals(-1, download.contentLength());
    download.copyTo(new ByteArrayOutputStream(), (transferred, total) -> totals.add(total));
    assertEquals(List.of(-1L), totals.stream().distinct().toList());
  }

  @Test
  void theHeadersSurvive() {
    server.respond(
        pdf()
            .setBody(PDF)
            .setHeader("Content-Disposition", "attachment; filename=\"../../etc/passwd\"")
            .setHeader("X-Other", "kept"));
    try (Download download = server.api().pdf("1").result()) {
      assertEquals("passwd", download.fileName());
      assertEquals("application/pdf", download.contentType());
      assertEquals("kept", download.headers().get("X-Other"));
      assertEquals(PDF.length(), download.contentLength());
    }
  }

  @Test
  void aNameAndATypeMayBeMissing() {
    server.respond(new MockResponse().setBody(PDF));
    try (Download download = server.api().pdf("1").result()) {
      assertNull(download.fileName());
      assertNull(download.contentType());
    }
  }

  @Test
  void theBytesAsAStream() throws IOException {
    byte[] sent = PDF.getBytes(StandardCharsets.UTF_8);
    server.respond(pdf().setBody(PDF));
    try (Download download = server.api().pdf("1").result()) {
      assertArrayEquals(sent, download.stream().readAllBytes());
    }
  }

  /** A file larger than the limit for memory: 64 MiB with a limit of 1 KiB. */
  @Test
  void aFileIsNotBoundedByMemory() throws IOException {
    server.respond(bytes(64 * MEBIBYTE));
    ThingsApi api = server.api(server.builder().maxResponseBytes(1024));
    long copied = api.export().result().copyTo(OutputStream.nullOutputStream());
    assertEquals(64L * MEBIBYTE, copied);
  }

  /** A chunked response that has a Content-Length as well is read by its chunks. */
  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void chunksThatAreNotWhatWasAnnounced(int more) {
    server.respond(chunkedAndAnnounced(PDF.length() + more));
    Download download = server.api().pdf("1").result();
    assertEquals(PDF.length() + more, download.contentLength());
    IOException e = assertThrows(IOException.class, () -> download.saveTo(folder.resolve("1.pdf")));
    assertTrue(
        e.getMessage().startsWith(PDF.length() + more + " bytes were announced"), e::getMessage);
    assertEquals(List.of(), files());
  }

  @Test
  void chunksThatAreWhatWasAnnounced() throws IOException {
    server.respond(chunkedAndAnnounced(PDF.length()));
    Path target = folder.resolve("1.pdf");
    assertEquals(PDF, Files.readString(server.api().pdf("1").result().saveTo(target)));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void theStreamFailsWhereTheLengthDoesNotFit(int more) throws IOException {
    server.respond(chunkedAndAnnounced(PDF.length() + more));
    try (Download download = server.api().pdf("1").result()) {
      assertThrows(IOException.class, () -> download.stream().readAllBytes());
    }
  }

  /** Far more bytes than needed to detect that there are too many. */
  @Test
  void whatIsTooMuchIsNotReadToItsEnd() throws IOException {
    server.respond(
        bytes(8 * MEBIBYTE)
            .setChunkedBody(bytes(8 * MEBIBYTE).getBody(), 8192)
            .setHeader("Content-Length", 100));
    List<Long> steps = new ArrayList<>();
    Download download = server.api().export().result();
    assertThrows(
        IOException.class,
        () ->
            download.copyTo(
                OutputStream.nullOutputStream(), (transferred, total) -> steps.add(transferred)));
    assertTrue(steps.stream().allMatch(step -> step <= 100), steps.toString());
  }

  /** The length of the compressed body is not that of the file. */
  @Test
  void aPackedFileMayBeLongerThanAnnounced() throws IOException {
    Buffer packed = new Buffer();
    try (okio.BufferedSink gzip = okio.Okio.buffer(new okio.GzipSink(packed))) {
      gzip.writeUtf8(PDF.repeat(100));
    }
    server.respond(pdf().setBody(packed).setHeader("Content-Encoding", "gzip"));
    Path target = folder.resolve("1.pdf");
    assertEquals(PDF.repeat(100), Files.readString(server.api().pdf("1").result().saveTo(target)));
  }

  /** Bytes after the announced end of a response are not the response to the next call. */
  @Test
  void whatComesAfterTheEndIsNotTakenForAResponse() throws IOException {
    String bogus = "HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n{\"id\":6}";
    server.respond(
        pdf().setBody(PDF + "surplus" + bogus).setHeader("Content-Length", PDF.length()),
        json("{\"id\":7}"));
    Path target = folder.resolve("1.pdf");
    ThingsApi api = server.api();
    assertEquals(PDF, Files.readString(api.pdf("1").result().saveTo(target)));
    ApiCall<Thing> next = api.create(Thing.builder().name("a").build());
    try {
      assertEquals(7L, next.result().id());
    } catch (TransportException e) {
      assertTrue(e.getMessage().contains("status line"), e::getMessage);
    }
  }

  @Test
  void aNameOfTheMaximumLength() throws IOException {
    server.respond(pdf().setBody(PDF));
    Path target = folder.resolve("x".repeat(251) + ".pdf");
    assertEquals(PDF, Files.readString(server.api().pdf("1").result().saveTo(target)));
  }

  @ParameterizedTest
  @ValueSource(strings = {" %PDF", "PDF", "PK", "[]", "Internal error"})
  void whatIsNoPdf(String body) {
    server.respond(pdf().setBody(body));
    DecodingException e =
        assertThrows(DecodingException.class, () -> server.api().pdf("1").result());
    assertTrue(e.getMessage().contains("not a file of type application/pdf"), e.getMessage());
    assertTrue(e.getMessage().contains("begins with \"" + body + "\""), e.getMessage());
  }

  @Test
  void nothingIsNoPdf() {
    server.respond(pdf().setBody(""));
    DecodingException e =
        assertThrows(DecodingException.class, () -> server.api().pdf("1").result());
    assertTrue(e.getMessage().contains("the response has no content"), e.getMessage());
  }

  @Test
  void aVoidOperationHasARawResponse() throws IOException {
    server.respond(pdf().setBody(""));
    try (Download raw = server.api().pdf("1").raw().result()) {
      assertEquals(0, raw.stream().readAllBytes().length);
    }
  }

  @Test
  void noContentIsNoPdf() {
    server.respond(status(204));
    DecodingException e =
        assertThrows(DecodingException.class, () -> server.api().pdf("1").result());
    assertEquals(200, e.status() / 100 * 100);
  }

  /** A file of a type without known first bytes may be empty. */
  @Test
  void noContentIsAnEmptyFile() throws IOException {
    server.respond(status(204));
    try (Download download = server.api().export().result()) {
      assertEquals(0, download.copyTo(OutputStream.nullOutputStream()));
    }
  }

  @Test
  void aPageInPlaceOfAFile() {
    server.respond(
        new MockResponse().setHeader("Content-Type", "text/html").setBody("<html>log in</html>"));
    assertThrows(AuthenticationException.class, () -> server.api().export().result());
  }

  /** Also for types without known first bytes. */
  @Test
  void anErrorOfJsonInPlaceOfAFile() {
    server.respond("{\"code\":\"error\"}");
    assertThrows(ProviderException.class, () -> server.api().export().result());
  }

  @Test
  void anyOperationHasARawResponse() throws IOException {
    server.respond("{ \"id\" : 1 }");
    try (Download raw = server.api().get("1").raw().result()) {
      assertEquals(
          "{ \"id\" : 1 }", new String(raw.stream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void anErrorIsAnErrorInTheRawToo() {
    server.respond(status(404));
    assertThrows(NotFoundException.class, () -> server.api().get("1").raw().result());
  }

  @Test
  void theTextShowsWhereItComesFrom() {
    server.respond(pdf().setBody(PDF));
    try (Download download = server.api().pdf("1").result()) {
      String text = download.toString();
      assertTrue(text.contains("/things/1.pdf"), text);
      assertTrue(text.contains("application/pdf"), text);
      assertFalse(text.contains("%PDF"), text);
    }
  }

  private static MockResponse pdf() {
    return new MockResponse().setHeader("Content-Type", "application/pdf");
  }

  private static MockResponse bytes(int length) {
    Buffer body = new Buffer();
    byte[] chunk = new byte[Math.min(length, 64 * 1024)];
    for (int left = length; left > 0; left -= chunk.length) {
      body.write(chunk, 0, Math.min(left, chunk.length));
    }
    return new MockResponse().setHeader("Content-Type", "application/octet-stream").setBody(body);
  }

  private static MockResponse chunkedAndAnnounced(int length) {
    return pdf().setChunkedBody(PDF, 4).setHeader("Content-Length", length);
  }

  private static MockResponse cutInTheMiddle() {
    return pdf()
        .setBody("%PDF" + "x".repeat(MEBIBYTE))
        .setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY);
  }

  private List<String> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
