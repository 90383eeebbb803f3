package io.github.facturier.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that end with their connection, as in HTTP/1.0, where a cut looks the same. */
class ConnectionEndTest {
  private static final String PDF = "%PDF-1.4\n" + "x".repeat(5000) + "\nstartxref\n9\n%%EOF\n";

  @RegisterExtension final ThingsServer server = new ThingsServer();
  @TempDir Path folder;

  @Test
  void aWholePdf() throws IOException {
    server.respond(untilTheEnd("application/pdf", new Buffer().writeUtf8(PDF)));
    Path target = folder.resolve("1.pdf");
    assertEquals(PDF, Files.readString(server.api().pdf("1").result().saveTo(target)));
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 100, 2000, 5020})
  void aPdfThatIsCut(int length) throws IOException {
    server.respond(
        untilTheEnd("application/pdf", new Buffer().writeUtf8(PDF.substring(0, length))));
    Download download = server.api().pdf("1").result();
    IOException e = assertThrows(IOException.class, () -> download.saveTo(folder.resolve("1.pdf")));
    assertTrue(e.getMessage().contains("ends with the connection"), e::getMessage);
    assertNothingIn(folder);
  }

  @Test
  void archives() throws IOException {
    for (String comment : new String[] {null, "a comment PK\u0005\u0006 of some length"}) {
      byte[] zip = zip(comment);
      server.respond(untilTheEnd("application/zip", new Buffer().write(zip)));
      Path target = folder.resolve("a.zip");
      assertEquals(zip.length, Files.size(server.api().archive().result().saveTo(target)));
      Files.delete(target);
      for (int missing : new int[] {1, 10, 30, zip.length / 2, zip.length - 2}) {
        Buffer cut = new Buffer().write(zip, 0, zip.length - missing);
        server.respond(untilTheEnd("application/zip", cut));
        Download download = server.api().archive().result();
        assertThrows(IOException.class, () -> download.saveTo(target), missing + " missing");
        assertNothingIn(folder);
      }
    }
  }

  private static byte[] zip(String comment) throws IOException {
    Buffer bytes = new Buffer();
    try (ZipOutputStream zip = new ZipOutputStream(bytes.outputStream())) {
      zip.putNextEntry(new ZipEntry("a.pdf"));
      zip.write(PDF.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
      if (comment != null) {
        zip.setComment(comment);
      }
    }
    return bytes.readByteArray();
  }

  /** The end of such a file is unknown: it is accepted, and the caller can check it. */
  @Test
  void anyOtherFile() throws IOException {
    server.respond(untilTheEnd("text/csv", new Buffer().writeUtf8("a;b")));
    try (Download download = server.api().anything().result()) {
      assertFalse(download.hasCertainEnd());
      assertEquals(3, download.copyTo(OutputStream.nullOutputStream()));
    }
  }

  @Test
  void endsThatAreCertain() throws IOException {
    server.respond(
        new MockResponse().setBody("a;b"),
        new MockResponse().setChunkedBody("a;b", 2),
        new MockResponse().setBody(gzip("a;b")).setHeader("Content-Encoding", "gzip"),
        untilTheEnd("text/csv", gzip("a;b")).setHeader("Content-Encoding", "gzip"));
    for (int i = 0; i < 4; i++) {
      try (Download download = server.api().anything().result()) {
        assertTrue(download.hasCertainEnd(), "response " + i);
        assertEquals("a;b", new String(download.stream().readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }

  /** The trailer of gzip marks the end. */
  @Test
  void aCutInGzip() throws IOException {
    Buffer whole = gzip(PDF);
    for (int missing = 1; missing < 9; missing++) {
      Buffer cut = new Buffer();
      whole.copyTo(cut, 0, whole.size() - missing);
      server.respond(untilTheEnd("text/csv", cut).setHeader("Content-Encoding", "gzip"));
      try (Download download = server.api().anything().result()) {
        assertThrows(IOException.class, () -> download.stream().readAllBytes());
      }
    }
  }

  private static Buffer gzip(String text) throws IOException {
    Buffer packed = new Buffer();
    try (BufferedSink gzip = Okio.buffer(new GzipSink(packed))) {
      gzip.writeUtf8(text);
    }
    return packed;
  }

  @Test
  void aServerOfHttp10() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Thread thread = new Thread(() -> respondOnce(socket, "HTTP/1.0 200 OK\r\n\r\na;b"));
      thread.start();
      ThingsServer.Builder builder =
          server.builder().baseUrl("http://127.0.0.1:" + socket.getLocalPort() + "/");
      try (Download download = server.api(builder).anything().result()) {
        assertFalse(download.hasCertainEnd());
        assertEquals("a;b", new String(download.stream().readAllBytes(), StandardCharsets.UTF_8));
      }
      thread.join();
    }
  }

  private static void respondOnce(ServerSocket server, String response) {
    try (Socket socket = server.accept()) {
      byte[] request = new byte[8192];
      int read = socket.getInputStream().read(request);
      if (read > 0) {
        socket.getOutputStream().write(response.getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static MockResponse untilTheEnd(String type, Buffer body) {
    return new MockResponse()
        .setBody(body)
        .removeHeader("Content-Length")
        .setHeader("Content-Type", type)
        .setSocketPolicy(SocketPolicy.DISCONNECT_AT_END);
  }

  private static void assertNothingIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }
}
