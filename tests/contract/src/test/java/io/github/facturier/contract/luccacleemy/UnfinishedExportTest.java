package io.github.facturier.contract.luccacleemy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.luccacleemy.LuccaCleemyClient;
import io.github.facturier.luccacleemy.auth.ApplicationKey;
import io.github.facturier.luccacleemy.support.AccountingExport;
import io.github.facturier.luccacleemy.support.DateFilter;
import io.github.facturier.luccacleemy.support.ExportInterruptedException;
import io.github.facturier.luccacleemy.support.UnfinishedExportException;
import io.github.facturier.runtime.ApiCall;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.ProviderException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * After a failure that may have cost entries, the next run must not report a success: the mark
 * {@code <target>.part} stays, and nothing is sent while it is there.
 */
class UnfinishedExportTest {
  private static final String CONTENT = "Date;Debit\r\n".repeat(2_000);
  private static final String KEY = ExportServer.KEY;
  private static final LocalDate DAY = LocalDate.of(2015, 11, 30);

  @RegisterExtension final ExportServer server = new ExportServer();

  @TempDir Path folder;
  private Path target;
  private LuccaCleemyClient client;

  @BeforeEach
  void open() {
    target = folder.resolve("ecritures.csv");
    client = server.builder().readTimeout(Duration.ofSeconds(1)).build();
  }

  @AfterEach
  void close() {
    client.close();
  }

  static Stream<Named<MockResponse>> failures() {
    return Stream.of(
        Named.of("no response", policy(SocketPolicy.NO_RESPONSE)),
        Named.of("cut before the response", policy(SocketPolicy.DISCONNECT_AFTER_REQUEST)),
        Named.of("cut in the body", body().setSocketPolicy(during())),
        Named.of("cut after the headers", body().setHeader("Content-Length", 999_999).setBody("")),
        Named.of("stalled in the body", body().setSocketPolicy(SocketPolicy.STALL_SOCKET_AT_START)),
        Named.of(
            "a chunk is missing", body().setChunkedBody(CONTENT, 99).setSocketPolicy(during())),
        Named.of("no end", withoutEnd(CONTENT)),
        Named.of("no body", ExportServer.file("")),
        Named.of("error in JSON", ExportServer.file("{\"Status\":500,\"Message\":\"x\"}")),
        Named.of("problem", ExportServer.file("\ufeff {\"title\":\"Sorry\",\"status\":500}")),
        Named.of("page", ExportServer.file("\r\n<!DOCTYPE html><html>Connexion</html>")),
        Named.of("408", new MockResponse().setResponseCode(408)),
        Named.of("500", new MockResponse().setResponseCode(500).setBody("{\"Status\":500}")),
        Named.of("502", new MockResponse().setResponseCode(502).setBody("<html>Bad Gateway")),
        Named.of("503", new MockResponse().setResponseCode(503)),
        Named.of("504", new MockResponse().setResponseCode(504)),
        Named.of("redirect", new MockResponse().setResponseCode(302).setHeader("Location", "/x")),
        Named.of("no HTTP", new MockResponse().setStatus("What?")),
        Named.of("key in JSON", ExportServer.file("{\"Status\":500,\"Message\":\"" + KEY + "\"}")),
        Named.of("key in a page", ExportServer.file("<html>lucca application=" + KEY)),
        Named.of("key in an error", new MockResponse().setResponseCode(500).setBody(KEY)),
        Named.of("key in a reason", new MockResponse().setStatus("HTTP/1.1 500 " + KEY)),
        Named.of(
            "key in headers",
            body()
                .setHeader("Content-Disposition", "attachment; filename=" + KEY)
                .setHeader("Content-Type", "text/" + KEY)
                .setSocketPolicy(during())));
  }

  private static SocketPolicy during() {
    return SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY;
  }

  private static MockResponse policy(SocketPolicy policy) {
    return new MockResponse().setSocketPolicy(policy);
  }

  private static MockResponse body() {
    return ExportServer.file(CONTENT);
  }

  private static MockResponse withoutEnd(String content) {
    return ExportServer.file(content)
        .removeHeader("Content-Length")
        .setSocketPolicy(SocketPolicy.DISCONNECT_AT_END);
  }

  private ApiCall<AccountingExport> export() {
    return client.exports().export(1, q -> q.declaredOn(DateFilter.until(DAY)));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void theNextRunSendsNothing(MockResponse failure) throws IOException {
    server.http().enqueue(failure);
    server.http().enqueue(new MockResponse().setResponseCode(204));
    Exception e = assertThrows(Exception.class, () -> client.exports().save(export(), target));
    assertTrue(e.getMessage().contains("may now be marked exported"), e::getMessage);
    Path part = folder.resolve("ecritures.csv.part");
    assertTrue(Files.exists(part), () -> files().toString());
    assertFalse(Files.exists(target));
    String known = known();
    assertTrue(known.matches("(?s).*\\d{4}-\\d\\d-\\d\\dT\\d\\d:.*"), known);
    assertTrue(known.contains("ExportsApi.export POST http://127.0.0.1"), known);
    assertTrue(known.contains("legalEntityId=1&declaredOn=until"), known);
    assertTrue(known.contains(DAY.toString()), known);
    assertTrue(known.contains(" bytes"), known);
    assertFalse(known.contains(KEY), known);
    List<String> left = files();
    for (int i = 0; i < 2; i++) {
      UnfinishedExportException refused =
          assertThrows(
              UnfinishedExportException.class, () -> client.exports().save(export(), target));
      assertEquals(part, refused.part());
      assertTrue(refused.getMessage().contains("history"), refused::getMessage);
      assertTrue(refused.getMessage().contains("discardUnfinished"), refused::getMessage);
      assertTrue(refused.getMessage().contains(part.toString()), refused::getMessage);
    }
    assertEquals(1, server.http().getRequestCount());
    assertEquals(left, files());
    assertEquals(known, known());

    assertTrue(client.exports().discardUnfinished(target));
    assertEquals(List.of(), files());
    assertEquals(Optional.empty(), client.exports().save(export(), target));
    assertEquals(2, server.http().getRequestCount());
    assertEquals(List.of(), files());
  }

  private String known() throws IOException {
    Path text = folder.resolve("ecritures.csv.part.txt");
    return Files.readString(Files.exists(text) ? text : folder.resolve("ecritures.csv.part"));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 413, 429, 431})
  void aRefusalLeavesNothing(int status) throws IOException {
    server.http().enqueue(new MockResponse().setResponseCode(status));
    assertThrows(RuntimeException.class, () -> client.exports().save(export(), target));
    assertEquals(List.of(), files());
    assertFalse(client.exports().discardUnfinished(target));
  }

  @Test
  void aRequestThatWasNotSentLeavesNoFile() throws IOException {
    server.http().shutdown();
    assertThrows(RuntimeException.class, () -> client.exports().save(export(), target));
    assertEquals(List.of(), files());
    try (LuccaCleemyClient nobody =
        LuccaCleemyClient.builder().baseUrl("http://127.0.0.1:1/").build()) {
      assertThrows(
          RuntimeException.class, () -> nobody.exports().save(nobody.exports().export(1), target));
    }
    assertEquals(List.of(), files());
    ApiCall<AccountingExport> made = client.exports().export(1);
    assertThrows(RuntimeException.class, made::result);
    assertThrows(IllegalStateException.class, () -> client.exports().save(made, target));
    assertEquals(List.of(), files());
  }

  @ParameterizedTest
  @MethodSource("notSent")
  void whatIsHeldBackLeavesNothing(Consumer<LuccaCleemyClient.Builder> setting) {
    LuccaCleemyClient.Builder builder = server.builder();
    setting.accept(builder);
    try (LuccaCleemyClient held = builder.build()) {
      assertThrows(ApiException.class, () -> held.exports().save(held.exports().export(1), target));
    }
    assertEquals(List.of(), files());
    assertEquals(0, server.http().getRequestCount());
  }

  /** Accepts connections, and sends nothing. */
  private static final ServerSocket SILENT = silent();

  private static ServerSocket silent() {
    try {
      return new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Named<Consumer<LuccaCleemyClient.Builder>>> notSent() {
    return Stream.of(
        Named.of("no listener", builder -> builder.baseUrl("http://127.0.0.1:1/")),
        Named.of("no such host", builder -> builder.baseUrl("https://nowhere.invalid/")),
        Named.of(
            "limiter",
            builder ->
                builder.limiter(
                    () -> {
                      throw new IllegalStateException("no bucket");
                    })),
        Named.of(
            "no TLS",
            builder ->
                builder
                    .baseUrl("https://127.0.0.1:" + SILENT.getLocalPort())
                    .readTimeout(Duration.ofMillis(500))));
  }

  @Test
  void aClosedClientOrACancelledCallLeavesNothing() {
    ApiCall<AccountingExport> cancelled = export();
    cancelled.cancel();
    assertThrows(ApiException.class, () -> client.exports().save(cancelled, target));
    assertEquals(List.of(), files());
    client.close();
    assertThrows(ApiException.class, () -> client.exports().save(export(), target));
    assertEquals(List.of(), files());
    assertEquals(0, server.http().getRequestCount());
  }

  @Test
  void anErrorInASuccessfulResponseIsKept() throws IOException {
    String error = "{\"Status\":500,\"Message\":\"entry 17 has no account\"}";
    server.http().enqueue(ExportServer.file(error));
    ProviderException e =
        assertThrows(ProviderException.class, () -> client.exports().save(export(), target));
    assertEquals(error, e.body());
    assertTrue(known().contains("entry 17 has no account"), known());
  }

  /** It is unknown whether the file is complete; the caller checks it and accepts it. */
  @Test
  void aFileWithoutADocumentedEndCanBeAccepted() throws IOException {
    server.http().enqueue(withoutEnd(CONTENT));
    ExportInterruptedException e =
        assertThrows(
            ExportInterruptedException.class, () -> client.exports().save(export(), target));
    assertTrue(e.getMessage().contains("ended with its connection"), e::getMessage);
    assertTrue(e.getMessage().contains("acceptUnfinished"), e::getMessage);
    assertFalse(e.isWhole());
    assertEquals(CONTENT, Files.readString(e.part()));
    client.exports().acceptUnfinished(target);
    assertEquals(CONTENT, Files.readString(target));
    assertEquals(List.of("ecritures.csv"), files());
  }

  @Test
  void aStreamWithoutADocumentedEndFails() throws IOException {
    for (int i = 0; i < 3; i++) {
      server.http().enqueue(withoutEnd("a;b"));
    }
    AccountingExport copied = client.exports().export(1).result();
    okio.Buffer bytes = new okio.Buffer();
    ExportInterruptedException e =
        assertThrows(ExportInterruptedException.class, () -> copied.copyTo(bytes.outputStream()));
    assertEquals("a;b", bytes.readUtf8());
    assertEquals(3, e.received());
    AccountingExport streamed = client.exports().export(1).result();
    assertThrows(ExportInterruptedException.class, () -> streamed.stream().readAllBytes());
    AccountingExport saved = client.exports().export(1).result();
    assertThrows(ExportInterruptedException.class, () -> saved.saveTo(target));
    assertFalse(Files.exists(target));
  }

  @Test
  void onlyBytesCanBeAccepted() throws IOException {
    assertThrows(NoSuchFileException.class, () -> client.exports().acceptUnfinished(target));
    server.http().enqueue(new MockResponse().setResponseCode(500));
    assertThrows(RuntimeException.class, () -> client.exports().save(export(), target));
    assertThrows(NoSuchFileException.class, () -> client.exports().acceptUnfinished(target));
    assertEquals(List.of("ecritures.csv.part"), files());
  }

  /** The response was asked for without a target: the mark is seen only afterwards. */
  @Test
  void nothingToExportIsNoSuccessBesideAMark() throws IOException {
    server.http().enqueue(new MockResponse().setResponseCode(500));
    assertThrows(RuntimeException.class, () -> client.exports().save(export(), target));
    server.http().enqueue(new MockResponse().setResponseCode(204));
    server.http().enqueue(new MockResponse().setResponseCode(204));
    server.http().enqueue(new MockResponse().setResponseCode(204));
    AccountingExport empty = export().result();
    UnfinishedExportException e =
        assertThrows(UnfinishedExportException.class, () -> empty.saveTo(target));
    assertEquals(folder.resolve("ecritures.csv.part"), e.part());
    AccountingExport later = export().future().join();
    assertThrows(UnfinishedExportException.class, () -> later.saveTo(target));
    Path other = folder.resolve("no-folder/ecritures.csv");
    assertEquals(Optional.empty(), export().result().saveTo(other));
    assertEquals(List.of("ecritures.csv.part"), files());
  }

  /** The mark is effective, whatever created it. */
  @Test
  void anEmptyPartIsAMark() throws IOException {
    Files.createFile(folder.resolve("ecritures.csv.part"));
    server.respondOnceMore();
    assertThrows(UnfinishedExportException.class, () -> client.exports().save(export(), target));
    assertEquals(0, server.http().getRequestCount());
  }

  @Test
  void anInterruptLeavesTheMark() throws Exception {
    server.http().enqueue(policy(SocketPolicy.NO_RESPONSE));
    Thread thread =
        new Thread(
            () -> {
              try {
                client.exports().save(export(), target);
              } catch (IOException | RuntimeException e) {
                // as it should
              }
            });
    thread.start();
    server.http().takeRequest();
    thread.interrupt();
    thread.join();
    assertTrue(known().contains("failed after 0 bytes"), known());
    assertThrows(UnfinishedExportException.class, () -> client.exports().save(export(), target));
    assertEquals(1, server.http().getRequestCount());
  }

  @Test
  void aProgressThatInterruptsLosesNoEntry() throws Exception {
    server.http().enqueue(body());
    Thread.interrupted();
    try {
      client
          .exports()
          .save(export(), target, (transferred, total) -> Thread.currentThread().interrupt());
      assertEquals(CONTENT, Files.readString(target));
    } catch (ExportInterruptedException e) {
      assertTrue(CONTENT.startsWith(Files.readString(e.part())));
      assertFalse(Files.exists(target));
      Thread.interrupted();
      assertTrue(known().contains("failed after"), known());
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void anEchoedKeyIsNotShown() throws IOException {
    String error = "{\"Status\":500,\"Message\":\"key " + ExportServer.KEY + " expired\"}";
    server.http().enqueue(new MockResponse().setResponseCode(500).setBody(error));
    server.http().enqueue(ExportServer.file(error));
    for (int i = 0; i < 2; i++) {
      assertThrows(RuntimeException.class, () -> client.exports().save(export(), target));
      assertFalse(known().contains(ExportServer.KEY), known());
      assertTrue(known().contains("expired"), known());
      client.exports().discardUnfinished(target);
    }
  }

  @Test
  void anotherClientSeesTheSameMark() throws IOException {
    server.http().enqueue(new MockResponse().setResponseCode(500));
    assertThrows(RuntimeException.class, () -> client.exports().save(export(), target));
    try (LuccaCleemyClient other =
        server.builder().credentials(ApplicationKey.of("another-key-of-mine")).build()) {
      assertThrows(
          UnfinishedExportException.class,
          () -> other.exports().save(other.exports().export(2), target));
    }
    assertEquals(1, server.http().getRequestCount());
  }

  private List<String> files() {
    try (Stream<Path> found = Files.list(folder)) {
      return found.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
