package io.github.facturier.contract.provider;

import io.github.facturier.contract.spec.SpecOperation;
import io.github.facturier.contract.spec.WireRequest;
import io.github.facturier.runtime.RetryPolicy;
import io.github.facturier.runtime.client.ClientBuilder;
import io.github.facturier.sandbox.http.NoDelayServerSocketFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;

/** A local server that responds as a provider does, or as it is told to, and clients of it. */
public final class ProviderServer implements AutoCloseable {
  static { // its log reports the failures that tests cause
    Logger.getLogger(MockWebServer.class.getName()).setLevel(Level.OFF);
  }

  private final ProviderUnderTest provider;
  private final Keys keys;
  private final MockWebServer server = new MockWebServer();
  private final List<ClientUnderTest> clients = new ArrayList<>();

  /** Starts the server on a free port of 127.0.0.1, for clients with ordinary keys. */
  public ProviderServer(ProviderUnderTest provider) {
    this(provider, Keys.ORDINARY);
  }

  /** Starts the server on a free port of 127.0.0.1, for clients with these keys. */
  public ProviderServer(ProviderUnderTest provider, Keys keys) {
    this.provider = provider;
    this.keys = keys;
    server.setServerSocketFactory(new NoDelayServerSocketFactory());
    try {
      server.start(InetAddress.getByName("127.0.0.1"), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address of this server. */
  public String url() {
    return "http://127.0.0.1:" + server.getPort() + "/";
  }

  /** The same server under another host name. */
  public String urlByName() {
    return "http://localhost:" + server.getPort() + "/";
  }

  /** A client that tries each call once. */
  public ClientUnderTest client() {
    return client(builder -> builder.retryPolicy(RetryPolicy.NONE));
  }

  /** A client with settings of its own, which is closed with the server. */
  public ClientUnderTest client(Consumer<? super ClientBuilder<?>> settings) {
    ClientUnderTest client = provider.client(url(), keys, settings);
    clients.add(client);
    return client;
  }

  /** The next response: the one to this operation where all is well. */
  public void willRespond(SpecOperation operation) {
    willRespond(provider.response(operation, keys).toMockResponse());
  }

  /**
   * The next response: another JSON text, in the format of the provider's responses to the
   * operation.
   */
  public void willRespond(SpecOperation operation, int status, String text) {
    willRespond(provider.response(operation, keys, status, text).toMockResponse());
  }

  /** The next response. */
  public void willRespond(MockResponse response) {
    server.enqueue(response);
  }

  /** Every response from now on. */
  public void respondWith(Dispatcher dispatcher) {
    server.setDispatcher(dispatcher);
  }

  /**
   * The oldest request that was not taken yet.
   *
   * @throws AssertionError if there is none
   */
  public WireRequest takeRequest() throws InterruptedException {
    RecordedRequest request = server.takeRequest(10, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("no request reached the server");
    }
    return WireRequest.of(request);
  }

  /** The number of requests received. */
  public int requestCount() {
    return server.getRequestCount();
  }

  @Override
  public void close() {
    clients.forEach(ClientUnderTest::close);
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
