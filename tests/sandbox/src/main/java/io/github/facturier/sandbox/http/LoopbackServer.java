package io.github.facturier.sandbox.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server on a free loopback port, which serves an {@link Application} and injects faults.
 * Thread-safe.
 */
public final class LoopbackServer implements AutoCloseable {
  /** Its log lines contain request targets, which contain secrets. */
  private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

  static {
    SERVER_LOG.setLevel(Level.SEVERE);
  }

  private final MockWebServer server = new MockWebServer();
  private final Consumer<Exchange> observer;
  private final Deque<InjectedFault> faults = new ArrayDeque<>();
  private volatile Application application = new UnavailableApplication();

  /**
   * Starts the server. It responds with 503 until {@link #reset(Application)} is called.
   *
   * @param observer gets each exchange before its response is sent
   * @throws UncheckedIOException if no loopback port can be opened
   */
  public LoopbackServer(Consumer<Exchange> observer) {
    this.observer = observer;
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return LoopbackServer.this.dispatch(request);
          }
        });
    server.setServerSocketFactory(new NoDelayServerSocketFactory());
    try {
      server.start(InetAddress.getByName("127.0.0.1"), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("The sandbox cannot open a loopback port", e);
    }
  }

  /** Base URL. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getPort() + "/");
  }

  private MockResponse dispatch(RecordedRequest recorded) {
    Application current = application;
    Request request =
        Request.parse(
            Objects.requireNonNull(recorded.getMethod()),
            Objects.requireNonNull(recorded.getPath()),
            Objects.requireNonNull(recorded.getRequestUrl()),
            recorded.getHeaders(),
            recorded.getBody().readByteArray());
    String operationId = current.operationId(request);
    InjectedFault fault = takeFault(operationId);
    Response replacement = fault == null ? null : fault.replacement();
    List<String> violations = new ArrayList<>();
    Response response;
    try {
      violations.addAll(current.violations(request));
      response = replacement == null ? current.handle(request) : replacement;
    } catch (RuntimeException e) {
      response = Response.text(500, "The sandbox failed: " + e);
      violations.add("the sandbox failed: " + e + " at " + e.getStackTrace()[0]);
    }
    boolean closed = fault != null && fault.kind() == InjectedFault.Kind.CLOSE_BEFORE_RESPONSE;
    observer.accept(new Exchange(request, operationId, closed ? 0 : response.status(), violations));
    return mockResponse(request, response, fault);
  }

  private static MockResponse mockResponse(
      Request request, Response response, @Nullable InjectedFault fault) {
    MockResponse mock =
        new MockResponse().setResponseCode(response.status()).setHeaders(response.headers());
    if (response.reason() != null) {
      mock.setStatus("HTTP/1.1 " + response.status() + " " + response.reason());
    }
    if (response.contentType() != null) {
      mock.addHeader("Content-Type", response.contentType());
    }
    if (response.status() != 204 && !request.method().equals("HEAD")) {
      mock.setBody(new Buffer().write(response.body()));
    }
    if (fault == null) {
      return mock;
    }
    return switch (fault.kind()) {
      case REPLACE -> mock;
      case DELAY -> mock.setHeadersDelay(fault.delay().toNanos(), TimeUnit.NANOSECONDS);
      case CLOSE_BEFORE_RESPONSE -> mock.setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST);
      case CLOSE_IN_BODY -> mock.setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY);
    };
  }

  private synchronized @Nullable InjectedFault takeFault(@Nullable String operationId) {
    for (Iterator<InjectedFault> pending = faults.iterator(); pending.hasNext(); ) {
      InjectedFault fault = pending.next();
      if (fault.matches(operationId)) {
        pending.remove();
        return fault;
      }
    }
    return null;
  }

  /**
   * Injects a fault into the next {@code times} requests that it matches. Pending faults apply in
   * the order they were added.
   *
   * @throws IllegalArgumentException if {@code times} is below 1
   */
  public synchronized void failNext(InjectedFault fault, int times) {
    if (times < 1) {
      throw new IllegalArgumentException("failNext: times must be at least 1, not " + times);
    }
    for (int i = 0; i < times; i++) {
      faults.add(fault);
    }
  }

  /** Drops pending faults, and serves another application from now on. */
  public synchronized void reset(Application fresh) {
    faults.clear();
    application = fresh;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Is served before there is an application. */
  private static final class UnavailableApplication implements Application {
    @Override
    public Response handle(Request request) {
      return Response.empty(503);
    }

    @Override
    public @Nullable String operationId(Request request) {
      return null;
    }

    @Override
    public List<String> violations(Request request) {
      return List.of();
    }
  }
}
