package io.github.facturier.contract.behaviour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.facturier.contract.secrets.Texts;
import io.github.facturier.runtime.RetryPolicy;
import io.github.facturier.runtime.Upload;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.runtime.error.DecodingException;
import io.github.facturier.runtime.error.TransportException;
import io.github.facturier.sandbox.Fault;
import io.github.facturier.sandbox.RecordedCall;
import io.github.facturier.sandbox.Sandbox;
import io.github.facturier.sandbox.VosFacturesSandbox;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.auth.ApiToken;
import io.github.facturier.vosfactures.model.InvoiceInput;
import io.github.facturier.vosfactures.model.PositionInput;
import io.github.facturier.vosfactures.support.AttachmentException;
import io.github.facturier.vosfactures.support.AttachmentException.Step;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipInputStream;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attaching a file: three calls to two hosts that succeed together or have no effect. */
class AttachTest {
  private static final byte[] CONTENT = "le contenu\n".getBytes(StandardCharsets.UTF_8);

  private static Sandbox sandbox;

  @RegisterExtension final VosServer server = new VosServer();
  @RegisterExtension final VosServer storage = new VosServer();
  @TempDir Path folder;

  private VosFacturesSandbox vos;
  private VosFacturesClient client;
  private long invoice;

  @BeforeAll
  static void start() {
    sandbox = Sandbox.start();
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @BeforeEach
  void createInvoice() {
    vos = sandbox.vosFactures();
    vos.reset();
    client =
        VosFacturesClient.builder()
            .baseUrl(vos.url().toString())
            .credentials(ApiToken.of(vos.apiToken()))
            .retryPolicy(RetryPolicy.NONE)
            .build();
    PositionInput line =
        PositionInput.builder().name("Conseil").quantity("1").totalPriceGross("12.00").build();
    invoice =
        client
            .invoices()
            .create(
                InvoiceInput.builder().buyerName("Jean Dupont").positions(List.of(line)).build())
            .result()
            .id();
  }

  @AfterEach
  void close() {
    client.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"note.pdf", "bon de livraison n° 7.pdf", "a&b+c=d%20.pdf", "l'été.txt"})
  void aFileIsAttached(String name) throws IOException {
    client.invoices().attach(invoice, Files.write(folder.resolve(name), CONTENT));
    byte[] zip = client.invoices().downloadAttachments(invoice).result().stream().readAllBytes();
    try (ZipInputStream files = new ZipInputStream(new ByteArrayInputStream(zip))) {
      assertEquals(name, files.getNextEntry().getName());
      assertArrayEquals(CONTENT, files.readAllBytes());
    }
    assertEquals(List.of(), sandbox.violations());
  }

  @Test
  void theStorageReceivesTheFormAndTheFileButNoToken() {
    client.invoices().attach(invoice, Upload.of("note.txt", CONTENT));
    assertEquals(1, vos.uploads().size());
    RecordedCall upload = vos.uploads().get(0);
    assertFalse(upload.bodyText().contains(vos.apiToken()));
    assertFalse(upload.bodyText().contains("api_token"));
    assertFalse(upload.target().contains("api_token"));
    assertFalse(upload.headers().toString().contains(vos.apiToken()));
    assertTrue(upload.bodyText().contains("name=\"signature\""), upload.bodyText());
    int file = upload.bodyText().indexOf("name=\"file\"; filename=\"note.txt\"");
    assertTrue(file > upload.bodyText().lastIndexOf("name=\"policy\""), "the file must be last");
    assertEquals(List.of(), sandbox.violations());
  }

  @Test
  void withoutAFormNothingIsUploaded() {
    vos.failNext(Fault.status(500, "").on("getInvoiceAttachmentCredentials"));
    assertFailsAt(Step.CREDENTIALS);
    assertEquals(0, vos.uploads().size());
    assertNotRegistered();
  }

  @Test
  void withoutAnUploadNothingIsRegistered() {
    vos.failNextUpload(Fault.status(403, "<Error><Code>AccessDenied</Code></Error>"));
    AttachmentException e = assertFailsAt(Step.STORAGE);
    assertTrue(e.getMessage().contains("step 2 of 3"), e.getMessage());
    assertInstanceOf(ApiException.class, e.getCause());
    assertNotRegistered();
  }

  @Test
  void aTruncatedUploadIsNotRegistered() {
    vos.failNextUpload(Fault.cutBeforeResponse());
    assertFailsAt(Step.STORAGE);
    assertEquals(1, vos.uploads().size());
    assertNotRegistered();
  }

  @Test
  void aFailingRegistration() {
    vos.failNext(
        Fault.status(422, "{\"code\":\"error\",\"message\":\"non\"}").on("addInvoiceAttachment"));
    AttachmentException e = assertFailsAt(Step.REGISTRATION);
    assertTrue(e.getMessage().contains("non"), e.getMessage());
  }

  @Test
  void attachingAgainAfterAFailure() throws IOException {
    vos.failNextUpload(Fault.unavailable());
    assertFailsAt(Step.STORAGE);
    client.invoices().attach(invoice, Upload.of("note.txt", CONTENT));
    client.invoices().downloadAttachments(invoice).result().close();
    assertEquals(List.of(), sandbox.violations());
  }

  @Test
  void aMissingFile() {
    int before = vos.requests().size();
    assertThrows(
        IOException.class, () -> client.invoices().attach(invoice, folder.resolve("missing")));
    assertEquals(before, vos.requests().size());
  }

  /** The default response of S3 to a form upload. */
  @Test
  void aStorageThatRespondsWithNoContent() throws Exception {
    respondWithCredentials(storage.url());
    storage.respond(new MockResponse().setResponseCode(204));
    server.respond(VosServer.json(200, "{}"));
    server.client().invoices().attach(1, Upload.of("note.txt", CONTENT));
    server.next();
    assertEquals("note.txt", server.next().getRequestUrl().queryParameter("file_name"));
    assertEquals("POST", storage.next().getMethod());
  }

  /** The storage is not part of the API, even on the same host. */
  @Test
  void aStorageOnOurOwnHost() throws Exception {
    respondWithCredentials(server.url() + "storage");
    server.respond(new MockResponse().setResponseCode(201), VosServer.json(200, "{}"));
    server.client().invoices().attach(1, Upload.of("note.txt", CONTENT));
    server.next();
    RecordedRequest upload = server.next();
    assertEquals("/storage", upload.getPath());
    assertFalse(upload.getBody().readUtf8().contains("api_token"));
  }

  /** A redirect of the storage to another host is not followed. */
  @Test
  void aStorageThatRedirects() throws Exception {
    respondWithCredentials(storage.url());
    storage.respond(
        new MockResponse().setResponseCode(307).setHeader("Location", storage.urlByName()));
    AttachmentException e =
        assertThrows(
            AttachmentException.class,
            () -> server.client().invoices().attach(1, Upload.of("note.txt", CONTENT)));
    assertEquals(Step.STORAGE, e.step());
    assertEquals(1, storage.requests());
    assertEquals(1, server.requests());
  }

  private static final class Closing extends ByteArrayInputStream {
    private boolean closed;

    Closing() {
      super(CONTENT);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  /** S3 refuses chunked requests with 411, as the sandbox does. */
  @Test
  void aStreamOfUnknownLengthIsAttached() throws IOException {
    Closing stream = new Closing();
    client.invoices().attach(invoice, Upload.of("note.txt", stream));
    RecordedCall upload = vos.uploads().get(0);
    assertNotNull(upload.header("Content-Length"));
    assertNull(upload.header("Transfer-Encoding"));
    assertTrue(stream.closed);
    byte[] zip = client.invoices().downloadAttachments(invoice).result().stream().readAllBytes();
    try (ZipInputStream files = new ZipInputStream(new ByteArrayInputStream(zip))) {
      files.getNextEntry();
      assertArrayEquals(CONTENT, files.readAllBytes());
    }
    assertEquals(List.of(), sandbox.violations());
  }

  @ParameterizedTest
  @EnumSource
  void theStreamIsClosedWhateverFails(Step step) {
    for (boolean isLengthKnown : new boolean[] {false, true}) {
      switch (step) {
        case CREDENTIALS ->
            vos.failNext(Fault.status(500, "").on("getInvoiceAttachmentCredentials"));
        case STORAGE -> vos.failNextUpload(Fault.status(403, "<Error/>"));
        case REGISTRATION -> vos.failNext(Fault.status(422, "{}").on("addInvoiceAttachment"));
      }
      Closing stream = new Closing();
      Upload upload =
          isLengthKnown
              ? Upload.of("note.txt", stream, CONTENT.length)
              : Upload.of("note.txt", stream);
      AttachmentException e =
          assertThrows(AttachmentException.class, () -> client.invoices().attach(invoice, upload));
      assertEquals(step, e.step());
      assertTrue(stream.closed);
    }
  }

  @Test
  void theStreamIsClosedIfTheClientIs() {
    Closing stream = new Closing();
    client.close();
    assertThrows(
        AttachmentException.class,
        () -> client.invoices().attach(invoice, Upload.of("note.txt", stream)));
    assertTrue(stream.closed);
  }

  /** To the caller it is one operation, which is in progress. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void attachingGoesOnThoughTheClientIsClosed(int call) throws Exception {
    AtomicInteger calls = new AtomicInteger();
    List<VosFacturesClient> clients = new ArrayList<>();
    Dispatcher closing =
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            if (calls.incrementAndGet() == call) {
              clients.get(0).close();
            }
            return request.getPath().contains("credentials")
                ? credentials("\"" + storage.url() + "\"")
                : VosServer.json(200, "{}");
          }
        };
    server.respondWith(closing);
    storage.respondWith(closing);
    clients.add(server.client());
    clients.get(0).invoices().attach(1, Upload.of("note.txt", CONTENT));
    assertEquals(3, calls.get());
    AttachmentException e =
        assertThrows(
            AttachmentException.class,
            () -> clients.get(0).invoices().attach(1, Upload.of("note.txt", CONTENT)));
    assertEquals(Step.CREDENTIALS, e.step());
    TransportException cause = assertInstanceOf(TransportException.class, e.getCause());
    assertTrue(cause.getMessage().endsWith("not sent, since the client is closed"), e::getMessage);
    assertEquals(3, calls.get());
  }

  /** API and storage are in containers and have container names as hosts. */
  @ParameterizedTest
  @ValueSource(strings = {"http://minio:%d/bucket", "http://host.docker.internal:%d/"})
  void aStorageInAContainer(String pattern) throws Exception {
    String url = String.format(pattern, storage.port());
    OkHttpClient http =
        new OkHttpClient.Builder().dns(host -> List.of(InetAddress.getByName("127.0.0.1"))).build();
    for (String base : List.of(server.url(), "http://api:" + server.port() + "/")) {
      for (VosFacturesClient.Builder builder :
          List.of(
              server.builder().baseUrl(base).allowInsecureHttp(),
              server.builder().allowInsecureHttp().baseUrl(base))) {
        respondWithCredentials(url);
        storage.respond(new MockResponse().setResponseCode(201));
        server.respond(VosServer.json(200, "{}"));
        server
            .client(builder.httpClient(http))
            .invoices()
            .attach(1, Upload.of("note.txt", CONTENT));
        RecordedRequest upload = storage.next();
        assertEquals(HttpUrl.get(url).host() + ":" + storage.port(), upload.getHeader("Host"));
        assertFalse(upload.getBody().readUtf8().contains(VosServer.TOKEN));
      }
    }
    respondWithCredentials(url);
    AttachmentException e =
        assertThrows(
            AttachmentException.class,
            () ->
                server
                    .client(server.builder().httpClient(http))
                    .invoices()
                    .attach(1, Upload.of("note.txt", CONTENT)));
    assertTrue(e.getMessage().contains("no https URL"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"http://storage.example.com/\"",
        "\"http://minio:9000/\"",
        "\"nonsense\"",
        "\"\"",
        "null",
        "7",
        "true"
      })
  void aStorageThatCannotBeTrusted(String url) {
    AttachmentException e = refused(url);
    assertEquals(Step.STORAGE, e.step());
    assertTrue(e.getMessage().contains("no https URL"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "[\"https://storage.example.com/\"]"})
  void aStorageThatIsNoAddress(String url) {
    AttachmentException e = refused(url);
    assertEquals(Step.CREDENTIALS, e.step());
    assertInstanceOf(DecodingException.class, e.getCause());
  }

  private AttachmentException refused(String url) {
    server.respond(credentials(url));
    AttachmentException e =
        assertThrows(
            AttachmentException.class,
            () -> server.client().invoices().attach(1, Upload.of("note.txt", CONTENT)));
    assertEquals(1, server.requests());
    return e;
  }

  /** The form fields permit uploads to the storage, so they are secret. */
  @Test
  void theFormIsNotShown() {
    respondWithCredentials(storage.url());
    String form = "cG9saWN5LTEyMzQ1Njc4OTA= c2lnbmF0dXJlLTEyMzQ1 " + VosServer.TOKEN;
    storage.respond(new MockResponse().setResponseCode(403).setBody(form));
    AttachmentException e =
        assertThrows(
            AttachmentException.class,
            () -> server.client().invoices().attach(1, Upload.of("note.txt", CONTENT)));
    ApiException cause = assertInstanceOf(ApiException.class, e.getCause());
    assertEquals("[hidden] [hidden] [hidden]", cause.body());
  }

  /** A policy and a security token of S3 may be long. */
  @ParameterizedTest
  @ValueSource(ints = {1, 300, 20_000})
  void theFormIsNotShownWhateverItsLength(int repetitions) throws Exception {
    String start = "p\u00e9\ud83d\ude00\"\\%+&";
    String secret = start.repeat(repetitions);
    JsonObject form = new JsonObject();
    form.addProperty("url", storage.url());
    form.addProperty("policy", secret);
    form.addProperty("x-amz-security-token", "t" + secret);
    server.respond(VosServer.json(200, form.toString()));
    String percent = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    storage.respond(
        new MockResponse()
            .setResponseCode(403)
            .setBody(percent + " " + secret + " " + new JsonPrimitive(secret)));
    FutureTask<AttachmentException> attached =
        new FutureTask<>(
            () ->
                assertThrows(
                    AttachmentException.class,
                    () -> server.client().invoices().attach(1, Upload.of("note.txt", CONTENT))));
    new Thread(null, attached, "small stack", 256 * 1024).start();
    List<String> texts = Texts.of(attached.get(60, TimeUnit.SECONDS));
    assertFalse(texts.isEmpty());
    for (String text : texts) {
      assertFalse(text.contains(start.substring(0, 4)), text);
      assertFalse(text.contains("p%C3%A9"), text);
    }
  }

  private void respondWithCredentials(String url) {
    server.respond(credentials("\"" + url + "\""));
  }

  /**
   * @param url as JSON
   */
  private static MockResponse credentials(String url) {
    return VosServer.json(
        200,
        "{\"url\":"
            + url
            + ",\"key\":\"a/${filename}\",\"policy\":\"cG9saWN5LTEyMzQ1Njc4OTA=\","
            + "\"signature\":\"c2lnbmF0dXJlLTEyMzQ1\"}");
  }

  private AttachmentException assertFailsAt(Step step) {
    AttachmentException e =
        assertThrows(
            AttachmentException.class,
            () -> client.invoices().attach(invoice, Upload.of("note.txt", CONTENT)));
    assertEquals(step, e.step());
    assertEquals(invoice, e.invoiceId());
    return e;
  }

  private void assertNotRegistered() {
    assertTrue(
        vos.requests().stream()
            .noneMatch(call -> "addInvoiceAttachment".equals(call.operationId())));
  }
}
