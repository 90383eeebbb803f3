package io.github.facturier.sandbox.vosfactures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.facturier.sandbox.Fault;
import io.github.facturier.sandbox.Sandbox;
import io.github.facturier.sandbox.VosFacturesSandbox;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttachmentStorageTest {
  private static final byte[] CONTENT = "Bonjour à tous".getBytes(StandardCharsets.UTF_8);

  private final Sandbox sandbox = Sandbox.start();
  private final VosFacturesSandbox vos = sandbox.vosFactures();
  private final VosFacturesTestClient http = new VosFacturesTestClient(vos);
  private String path;
  private JsonObject credentials;

  @BeforeEach
  void createInvoice() throws Exception {
    JsonObject invoice =
        http.create("/invoices.json", "{'invoice': {'buyer_name': 'A', 'positions': []}}");
    path = "/invoices/" + invoice.get("id").getAsLong();
    credentials = http.read(path + "/get_new_attachment_credentials.json");
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private int register(String name) throws Exception {
    return http.post(path + "/add_attachment.json?file_name=" + name).statusCode();
  }

  @Test
  void uploadedFileIsInTheArchive() throws Exception {
    assertNotEquals(vos.url(), vos.storageUrl());
    assertEquals(201, Uploads.upload(http, credentials, "note.txt", CONTENT).statusCode());
    assertEquals(200, register("note.txt"));
    assertEquals(1, http.read(path + ".json").get("attachments_count").getAsInt());
    byte[] archive = http.get(path + "/attachments_zip.json").body();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      assertEquals("note.txt", zip.getNextEntry().getName());
      assertArrayEquals(CONTENT, zip.readAllBytes());
    }
    assertEquals(1, vos.uploads().size());
    assertEquals(List.of(), vos.violations());
  }

  @Test
  void onlyUploadedFilesCanBeAttached() throws Exception {
    assertEquals(422, register("note.txt"));
    Uploads.upload(http, credentials, "note.txt", CONTENT);
    assertEquals(422, register("other.txt"));
    vos.failNextUpload(Fault.unavailable());
    assertEquals(503, Uploads.upload(http, credentials, "lost.txt", CONTENT).statusCode());
    assertEquals(422, register("lost.txt"));
    assertEquals(404, http.get(path + "/attachments_zip.json").statusCode());
  }

  /** As S3 does. */
  @Test
  void anUploadInChunksIsRejected() throws Exception {
    URI url = URI.create(credentials.get("url").getAsString());
    HttpRequest chunked =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "multipart/form-data; boundary=b")
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream("--b--\r\n".getBytes(StandardCharsets.UTF_8))))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(chunked, HttpResponse.BodyHandlers.ofString());
    assertEquals(411, response.statusCode());
    assertTrue(response.body().contains("MissingContentLength"), response.body());
  }

  @Test
  void forgedFieldsAreRejected() throws Exception {
    Map<String, String> forged = Map.of("signature", "forged");
    assertEquals(403, Uploads.upload(http, credentials, "note.txt", CONTENT, forged).statusCode());
    assertEquals(422, register("note.txt"));
  }

  @Test
  void secretInAnUploadIsAViolation() throws Exception {
    Map<String, String> secret = Map.of("api_token", vos.apiToken());
    Uploads.upload(http, credentials, "note.txt", CONTENT, secret);
    assertEquals(2, vos.violations().size());
    assertTrue(vos.violations().get(0).contains("the API token reached the storage"));
  }
}
