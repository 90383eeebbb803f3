package io.github.facturier.contract.behaviour;

import io.github.facturier.runtime.RetryPolicy;
import io.github.facturier.sandbox.http.NoDelayServerSocketFactory;
import io.github.facturier.vosfactures.VosFacturesClient;
import io.github.facturier.vosfactures.auth.ApiToken;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server that sends the responses it is given, valid or not, and clients of it. Each test has a
 * fresh one, on a port of 127.0.0.1.
 */
public final class VosServer implements BeforeEachCallback, AfterEachCallback, AutoCloseable {
  /** The token that its clients send. */
  public static final String TOKEN = "qCedKxkTgQhGJpiI2SU";

  /** Two retries without delay. */
  public static final RetryPolicy AT_ONCE =
      new RetryPolicy(2, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1));

  static { // its log reports the failures that tests cause
    Logger.getLogger(MockWebServer.class.getName()).setLevel(Level.OFF);
  }

  private final List<VosFacturesClient> clients = new ArrayList<>();
  private MockWebServer server = new MockWebServer();

  /** Starts at once, for use without JUnit's extensions. */
  public static VosServer start() throws IOException {
    VosServer started = new VosServer();
    started.open();
    return started;
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    open();
  }

  private void open() throws IOException {
    server = new MockWebServer();
    server.setServerSocketFactory(new NoDelayServerSocketFactory());
    server.start(InetAddress.getByName("127.0.0.1"), 0);
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    close();
  }

  @Override
  public void close() throws IOException {
    clients.forEach(VosFacturesClient::close);
    clients.clear();
    server.shutdown();
  }

  /** The address of this server. */
  public String url() {
    return "http://127.0.0.1:" + server.getPort() + "/";
  }

  /** The same server under another host name. */
  public String urlByName() {
    return "http://localhost:" + server.getPort() + "/";
  }

  /** The port of this server. */
  public int port() {
    return server.getPort();
  }

  /** A client that tries each call once. */
  public VosFacturesClient client() {
    return client(builder());
  }

  /** A client that is closed with the server. */
  public VosFacturesClient client(VosFacturesClient.Builder builder) {
    VosFacturesClient client = builder.build();
    clients.add(client);
    return client;
  }

  /** A builder whose client talks to this server and tries each call once. */
  public VosFacturesClient.Builder builder() {
    return VosFacturesClient.builder()
        .baseUrl(url())
        .credentials(ApiToken.of(TOKEN))
        .readTimeout(Duration.ofSeconds(10)) // a request too many fails soon
        .retryPolicy(RetryPolicy.NONE);
  }

  /** The next responses. */
  public void respond(MockResponse... responses) {
    for (MockResponse response : responses) {
      server.enqueue(response);
    }
  }

  /** Every response from now on. */
  public void respondWith(Dispatcher dispatcher) {
    server.setDispatcher(dispatcher);
  }

  /** A JSON response. */
  public static MockResponse json(int status, String body) {
    return new MockResponse()
        .setResponseCode(status)
        .setHeader("Content-Type", "application/json; charset=utf-8")
        .setBody(body);
  }

  /** The request arrives, and the connection is cut. */
  public static MockResponse cut() {
    return new MockResponse().setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST);
  }

  /** The number of requests received. */
  public int requests() {
    return server.getRequestCount();
  }

  /**
   * The oldest request that was not taken yet.
   *
   * @throws AssertionError if there is none
   */
  public RecordedRequest next() throws InterruptedException {
    RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("no further request came");
    }
    return request;
  }
}
