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

/** A local server that answers as a provider does, or as it is told to, and clients of it. */
public final class ProviderServer implements AutoCloseable {
  static { // it takes for a crash of its own what tests do on purpose
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

  /** The same server under another name, which makes another host of it. */
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

  /** The next answer: the one to this operation where all is well. */
  public void willAnswer(SpecOperation operation) {
    willAnswer(provider.answer(operation, keys).toMockResponse());
  }

  /** The next answer: another JSON text, in the way in which the provider answers the operation. */
  public void willAnswer(SpecOperation operation, int status, String text) {
    willAnswer(provider.answer(operation, keys, status, text).toMockResponse());
  }

  /** The next answer. */
  public void willAnswer(MockResponse response) {
    server.enqueue(response);
  }

  /** Every answer from now on. */
  public void answerAll(Dispatcher dispatcher) {
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

  /** How many requests came in all. */
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
