package io.github.facturier.contract.spec;

import io.github.facturier.contract.spec.SpecOperation.Success;
import io.github.facturier.facturationpro.FacturationProClient;
import io.github.facturier.facturationpro.support.ApiKey;
import io.github.facturier.runtime.RetryPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Credentials;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okio.Buffer;

/** A local server that gives the answers it was told, in turn, and a client that calls it. */
final class FacturationProServer implements AutoCloseable {
  static final long FIRM = 12;
  static final String KEY = "8Jd7sKq2-canary";
  static final String AUTHORIZATION = Credentials.basic("54321", KEY);

  private final MockWebServer server = new MockWebServer();
  private final FacturationProClient owner;
  private final FacturationProClient client;

  /** Starts the server on a free port. */
  FacturationProServer() {
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    owner = builder().build();
    client = owner.firm(FIRM);
  }

  /** A builder for another client of this server. */
  FacturationProClient.Builder builder() {
    return FacturationProClient.builder()
        .baseUrl(server.url("/").toString())
        .userAgent("Essais (essais@exemple.fr)")
        .credentials(ApiKey.of("54321", KEY))
        .retryPolicy(RetryPolicy.NONE);
  }

  FacturationProClient client() {
    return client;
  }

  /** The next answer: the example of the document, or a small file of the type it names. */
  void willAnswer(Success success) {
    MockResponse response = new MockResponse().setResponseCode(success.status());
    if (success.mediaType() != null) {
      response.setHeader("Content-Type", success.mediaType());
      response.setBody(
          success.example() == null
              ? new Buffer().write(CannedServer.file(success.mediaType()))
              : new Buffer().writeUtf8(success.example().toString()));
    }
    server.enqueue(response);
  }

  /** The next answer. */
  void willAnswer(MockResponse response) {
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
    owner.close();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
