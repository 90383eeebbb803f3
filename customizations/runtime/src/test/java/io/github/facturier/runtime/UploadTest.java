package io.github.facturier.runtime;

import static io.github.facturier.runtime.ThingsServer.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.TransportException;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import okio.Buffer;
import okio.Okio;
import okio.Sink;
import okio.Timeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {
  private static final long MEBIBYTE = 1024 * 1024;

  @RegisterExtension final ThingsServer server = new ThingsServer();
  @TempDir Path folder;

  @Test
  void aFileGoesUnderItsOwnName() throws Exception {
    Path file = Files.writeString(folder.resolve("logo.png"), "picture");
    server.respond(new MockResponse());
    server.api().upload("1", Upload.of(file).part("picture")).result();
    RecordedRequest request = server.next();
    String body = request.getBody().readUtf8();
    assertTrue(request.getHeader("Content-Type").startsWith("multipart/form-data"));
    assertTrue(body.contains("name=\"picture\"; filename=\"logo.png\"\r\n"), body);
    assertTrue(body.contains("Content-Type: image/png\r\n"), body);
    assertTrue(body.contains("Content-Length: 7\r\n\r\npicture\r\n"), body);
  }

  @Test
  void bytesGoUnderTheNameTheyAreGiven() throws Exception {
    byte[] bytes = {1, 2, 3};
    Upload upload = Upload.of("a.bin", bytes);
    bytes[0] = 9;
    server.respond(new MockResponse());
    server
        .api()
        .upload("1", upload.fileName("b \"c\".txt").contentType("text/plain").part("f"))
        .result();
    String body = server.next().getBody().readUtf8();
    assertTrue(body.contains("filename=\"b %22c%22.txt\""), body);
    assertTrue(body.contains("Content-Type: text/plain"), body);
    assertTrue(body.contains("\u0001\u0002\u0003"), body);
  }

  @Test
  void aRejectedUploadIsResentCompletely() throws Exception {
    Path file = Files.writeString(folder.resolve("a.txt"), "content");
    server.respond(status(429), new MockResponse());
    server.api().upload("1", Upload.of(file).part("f")).result();
    assertEquals(server.next().getBody(), server.next().getBody());
  }

  @Test
  void progressIsReported() throws Exception {
    List<Long> steps = new ArrayList<>();
    Upload upload =
        Upload.of("a.bin", new byte[100_000])
            .onProgress(
                (transferred, total) -> {
                  steps.add(transferred);
                  assertEquals(100_000, total);
                });
    server.respond(new MockResponse());
    server.api().upload("1", upload.part("f")).result();
    assertEquals(100_000, steps.get(steps.size() - 1));
    assertEquals(steps.stream().sorted().distinct().toList(), steps);
    assertTrue(steps.size() > 10, steps.toString());
  }

  /** A sink that records the largest amount of buffered bytes. */
  @Test
  void aLargeFileIsNeverHeldWhole() throws IOException {
    Path file = folder.resolve("large.bin");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(64 * MEBIBYTE);
    }
    RequestBody body = Upload.of(file).body();
    assertEquals(64 * MEBIBYTE, body.contentLength());
    Gauge gauge = new Gauge();
    try (okio.BufferedSink sink = Okio.buffer(gauge)) {
      body.writeTo(sink);
    }
    assertEquals(64 * MEBIBYTE, gauge.total);
    assertTrue(gauge.most <= MEBIBYTE / 16, gauge.most + " bytes at once");
  }

  @Test
  void aFileThatCannotBeRead() {
    assertThrows(IOException.class, () -> Upload.of(folder.resolve("missing.txt")));
    assertThrows(IOException.class, () -> Upload.of(folder));
  }

  /** Storages such as S3 refuse chunked requests. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100_000})
  void aStreamOfUnknownLengthGoesWithItsLength(int length) throws Exception {
    List<Path> before = temporaryFiles();
    Closing stream = new Closing(new byte[length]);
    server.respond(new MockResponse());
    server.api().upload("1", Upload.of("a.bin", stream).part("f")).result();
    RecordedRequest request = server.next();
    assertNull(request.getHeader("Transfer-Encoding"));
    assertEquals(request.getBody().size(), Long.parseLong(request.getHeader("Content-Length")));
    assertTrue(request.getBody().readUtf8().contains("Content-Length: " + length + "\r\n\r\n"));
    assertTrue(stream.closed);
    assertEquals(before, temporaryFiles());
  }

  private static List<Path> temporaryFiles() throws IOException {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".upload")).sorted().toList();
    }
  }

  @Test
  void aStreamOfUnknownLengthIsNeverHeldWhole() throws IOException {
    InputStream stream =
        new InputStream() {
          private long left = 64 * MEBIBYTE;

          @Override
          public int read() {
            return left-- > 0 ? 0 : -1;
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            int read = (int) Math.min(left, length);
            left -= read;
            return read == 0 ? -1 : read;
          }
        };
    RequestBody body = Upload.of("a.bin", stream).body();
    assertEquals(64 * MEBIBYTE, body.contentLength());
    Gauge gauge = new Gauge();
    try (okio.BufferedSink sink = Okio.buffer(gauge)) {
      body.writeTo(sink);
    }
    assertEquals(64 * MEBIBYTE, gauge.total);
    assertTrue(gauge.most <= MEBIBYTE / 16, gauge.most + " bytes at once");
  }

  /** The stream is read before the request is sent. */
  @Test
  void aStreamOfUnknownLengthThatCannotBeRead() throws IOException {
    List<Path> before = temporaryFiles();
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the disk is gone");
          }
        };
    ApiCall<?> call = server.api().upload("1", Upload.of("a.bin", broken).part("f"));
    TransportException e = assertThrows(TransportException.class, call::result);
    assertTrue(e.getMessage().contains("the disk is gone"), e.getMessage());
    assertThrows(TransportException.class, () -> call.clone().result());
    assertEquals(0, server.requests());
    assertEquals(before, temporaryFiles());
  }

  /** Headers are not sent either, since the server would wait for the body. */
  @ParameterizedTest
  @EnumSource
  void aStreamThatWasSentIsNotSentAgain(CallStyle style) {
    AtomicInteger heads = new AtomicInteger();
    OkHttpClient http =
        new OkHttpClient.Builder()
            .eventListener(
                new EventListener() {
                  @Override
                  public void requestHeadersStart(Call call) {
                    heads.incrementAndGet();
                  }
                })
            .build();
    ThingsApi api = server.api(server.builder().httpClient(http));
    for (Upload upload :
        List.of(
            Upload.of("a.bin", new Closing(new byte[10])),
            Upload.of("a.bin", new Closing(new byte[10]), 10))) {
      server.respond(new MockResponse());
      ApiCall<?> call = api.upload("1", upload.part("f"));
      call.result();
      heads.set(0);
      assertSentAlready(style.failure(call.clone()));
      assertSentAlready(style.failure(call.with(request -> request)));
      assertSentAlready(style.failure(api.upload("1", upload.part("g"))));
      assertEquals(0, heads.get());
    }
  }

  private static void assertSentAlready(Throwable e) {
    assertTrue(e.getMessage().contains("was already sent"), e::toString);
  }

  @Test
  void theBodyClosesAStreamThatIsNotSent() throws IOException {
    for (long length : new long[] {-1, 10}) {
      Closing stream = new Closing(new byte[10]);
      Upload upload = length < 0 ? Upload.of("a.bin", stream) : Upload.of("a.bin", stream, length);
      ((Closeable) upload.body()).close();
      assertTrue(stream.closed);
      assertThrows(IOException.class, () -> upload.body().contentLength());
    }
  }

  @Test
  void aStreamOfKnownLengthSaysIt() throws Exception {
    server.respond(new MockResponse());
    server
        .api()
        .upload("1", Upload.of("a.bin", new Closing(new byte[100_000]), 100_000).part("f"))
        .result();
    RecordedRequest request = server.next();
    assertNull(request.getHeader("Transfer-Encoding"));
    assertEquals(request.getBody().size(), Long.parseLong(request.getHeader("Content-Length")));
  }

  /**
   * The stream cannot be read again, so the call is not retried; in OkHttp 4.12 a form hides that.
   */
  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void aStreamIsSentOnce(int status) {
    server.respond(status(status), new MockResponse());
    Upload upload = Upload.of("a.bin", new Closing(new byte[10]));
    ApiException e =
        assertThrows(ApiException.class, () -> server.api().upload("1", upload.part("f")).result());
    assertEquals(status, e.status());
    assertEquals(1, server.requests());
    TransportException again =
        assertThrows(
            TransportException.class,
            () -> server.api().upload("1", upload.fileName("b").part("f")).result());
    assertTrue(again.getMessage().contains("was already sent"), again.getMessage());
  }

  @Test
  void aStreamThatIsLongerOrShorterThanItsLength() {
    for (long length : new long[] {0, 9, 11, 1_000_000}) {
      Upload upload = Upload.of("a.bin", new Closing(new byte[10]), length);
      assertThrows(
          TransportException.class, () -> server.api().upload("1", upload.part("f")).result());
    }
    assertThrows(
        IllegalArgumentException.class, () -> Upload.of("a", new Closing(new byte[1]), -1));
  }

  @Test
  void progressOfAnUnknownLength() throws Exception {
    List<Long> totals = new ArrayList<>();
    server.respond(new MockResponse());
    Upload upload =
        Upload.of("a.bin", new Closing(new byte[10]))
            .onProgress((transferred, total) -> totals.add(total));
    server.api().upload("1", upload.part("f")).result();
    assertEquals(List.of(10L), totals);
    assertEquals("Upload{a.bin, application/octet-stream, unknown length}", upload.toString());
  }

  private static final class Closing extends ByteArrayInputStream {
    private boolean closed;

    Closing(byte[] bytes) {
      super(bytes);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void aTypeThatIsNone() {
    Upload upload = Upload.of("a", new byte[0]);
    assertThrows(IllegalArgumentException.class, () -> upload.contentType("nonsense"));
  }

  @Test
  void theTextShowsNameTypeAndLength() {
    assertEquals(
        "Upload{a.bin, application/octet-stream, 3 bytes}",
        Upload.of("a.bin", new byte[3]).toString());
  }

  private static final class Gauge implements Sink {
    private long total;
    private long most;

    @Override
    public void write(Buffer source, long byteCount) throws IOException {
      most = Math.max(most, source.size());
      total += byteCount;
      source.skip(byteCount);
    }

    @Override
    public void flush() {}

    @Override
    public Timeout timeout() {
      return Timeout.NONE;
    }

    @Override
    public void close() {}
  }
}
