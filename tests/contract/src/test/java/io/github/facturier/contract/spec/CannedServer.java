package io.github.facturier.contract.spec;

import io.github.facturier.contract.spec.SpecOperation.Success;
import io.github.facturier.runtime.RetryPolicy;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.support.ApiToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okio.Buffer;

/** A local server that gives the answers it was told, in turn, and a client that calls it. */
final class CannedServer implements AutoCloseable {
  static {
    Logger.getLogger(MockWebServer.class.getName()).setLevel(Level.WARNING);
  }

  private static final Map<String, byte[]> FILES =
      Map.of(
          "application/pdf", "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII),
          "application/zip", zip(),
          "text/html", "<!DOCTYPE html>\n<p>Facture\n".getBytes(StandardCharsets.UTF_8));

  private final MockWebServer server = new MockWebServer();
  private final VosFacturesClient client;

  /** Starts the server on a free port. */
  CannedServer(String token) {
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    client =
        VosFacturesClient.builder()
            .baseUrl(server.url("/").toString())
            .credentials(ApiToken.of(token))
            .retryPolicy(RetryPolicy.NONE)
            .build();
  }

  VosFacturesClient client() {
    return client;
  }

  /** The next answer: the example of the document, or a small file of the type it names. */
  void willAnswer(Success success) {
    MockResponse response = new MockResponse().setResponseCode(success.status());
    if (success.mediaType() != null) {
      response
          .setHeader("Content-Type", success.mediaType())
          .setBody(
              success.example() == null
                  ? new Buffer().write(file(success.mediaType()))
                  : new Buffer().writeUtf8(success.example().toString()));
    }
    server.enqueue(response);
  }

  /** The next answer. */
  void willAnswer(int status, String json) {
    server.enqueue(
        new MockResponse()
            .setResponseCode(status)
            .setHeader("Content-Type", "application/json; charset=utf-8")
            .setBody(json));
  }

  /** The bytes that stand for a file of a type. */
  static byte[] file(String mediaType) {
    return FILES.get(mediaType);
  }

  private static byte[] zip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("bon-de-livraison.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * The oldest request that was not taken yet.
   *
   * @throws AssertionError if there is none
   */
  WireRequest takeRequest() throws InterruptedException {
    RecordedRequest request = server.takeRequest(10, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("no request reached the server");
    }
    return WireRequest.of(request);
  }

  /** How many requests came in all. */
  int requestCount() {
    return server.getRequestCount();
  }

  @Override
  public void close() {
    client.close();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
