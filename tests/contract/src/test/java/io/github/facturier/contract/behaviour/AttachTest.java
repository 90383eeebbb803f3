package io.github.facturier.contract.behaviour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.facturier.runtime.RetryPolicy;
import io.github.facturier.runtime.Upload;
import io.github.facturier.runtime.error.ApiException;
import io.github.facturier.sandbox.Fault;
import io.github.facturier.sandbox.RecordedCall;
import io.github.facturier.sandbox.Sandbox;
import io.github.facturier.sandbox.VosFacturesSandbox;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.model.InvoiceInput;
import io.github.facturier.vosfactures.model.PositionInput;
import io.github.facturier.vosfactures.support.ApiToken;
import io.github.facturier.vosfactures.support.AttachmentException;
import io.github.facturier.vosfactures.support.AttachmentException.Step;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipInputStream;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Attaching a file: three calls to two hosts that succeed together or leave nothing behind. */
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

  /** S3 answers so unless it is asked for something else. */
  @Test
  void aStorageThatAnswersWithNoContent() throws Exception {
    answerCredentials(storage.url());
    storage.answer(new MockResponse().setResponseCode(204));
    server.answer(VosServer.json(200, "{}"));
    server.client().invoices().attach(1, Upload.of("note.txt", CONTENT));
    server.next();
    assertEquals("note.txt", server.next().getRequestUrl().queryParameter("file_name"));
    assertEquals("POST", storage.next().getMethod());
  }

  /** The storage is no part of the API, wherever it may be. */
  @Test
  void aStorageOnOurOwnHost() throws Exception {
    answerCredentials(server.url() + "storage");
    server.answer(new MockResponse().setResponseCode(201), VosServer.json(200, "{}"));
    server.client().invoices().attach(1, Upload.of("note.txt", CONTENT));
    server.next();
    RecordedRequest upload = server.next();
    assertEquals("/storage", upload.getPath());
    assertFalse(upload.getBody().readUtf8().contains("api_token"));
  }

  /** Another host after a redirect is nobody's storage. */
  @Test
  void aStorageThatRedirects() throws Exception {
    answerCredentials(storage.url());
    storage.answer(
        new MockResponse().setResponseCode(307).setHeader("Location", storage.urlByName()));
    AttachmentException e =
        assertThrows(
            AttachmentException.class,
            () -> server.client().invoices().attach(1, Upload.of("note.txt", CONTENT)));
    assertEquals(Step.STORAGE, e.step());
    assertEquals(1, storage.requests());
    assertEquals(1, server.requests());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://storage.example.com/", "nonsense", ""})
  void aStorageThatCannotBeTrusted(String url) {
    answerCredentials(url);
    AttachmentException e =
        assertThrows(
            AttachmentException.class,
            () -> server.client().invoices().attach(1, Upload.of("note.txt", CONTENT)));
    assertEquals(Step.STORAGE, e.step());
    assertTrue(e.getMessage().contains("no https address"), e.getMessage());
    assertEquals(1, server.requests());
  }

  /** What the form holds lets anybody write to the storage: it is a secret as well. */
  @Test
  void theFormIsNotShown() {
    answerCredentials(storage.url());
    String form = "cG9saWN5LTEyMzQ1Njc4OTA= c2lnbmF0dXJlLTEyMzQ1 " + VosServer.TOKEN;
    storage.answer(new MockResponse().setResponseCode(403).setBody(form));
    AttachmentException e =
        assertThrows(
            AttachmentException.class,
            () -> server.client().invoices().attach(1, Upload.of("note.txt", CONTENT)));
    ApiException cause = assertInstanceOf(ApiException.class, e.getCause());
    assertEquals("[hidden] [hidden] [hidden]", cause.body());
  }

  private void answerCredentials(String url) {
    server.answer(
        VosServer.json(
            200,
            "{\"url\":\""
                + url
                + "\",\"key\":\"a/${filename}\",\"policy\":\"cG9saWN5LTEyMzQ1Njc4OTA=\","
                + "\"signature\":\"c2lnbmF0dXJlLTEyMzQ1\"}"));
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
