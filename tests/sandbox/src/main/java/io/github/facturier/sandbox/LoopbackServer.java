package io.github.facturier.sandbox;

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
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.MockWebServer;
import okhttp3.mockwebserver.RecordedRequest;
import okhttp3.mockwebserver.SocketPolicy;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** An HTTP server on a free loopback port, which records calls and injects faults. */
final class LoopbackServer implements AutoCloseable {
  /** Its lines show request targets, and these hold secrets. */
  private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

  static {
    SERVER_LOG.setLevel(Level.SEVERE);
  }

  private final MockWebServer server = new MockWebServer();
  private final List<RecordedCall> calls = new ArrayList<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private volatile Application application = new Closed();

  /** What answers the calls. */
  interface Application {
    Reply answer(Call call);

    /** Operation of the provider's document, or null. */
    @Nullable String operationId(Call call);

    /** What the provider's document does not allow. */
    List<String> violations(Call call);
  }

  LoopbackServer() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return LoopbackServer.this.dispatch(request);
          }
        });
    server.setServerSocketFactory(new NoDelayServerSockets());
    try {
      server.start(InetAddress.getByName("127.0.0.1"), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("The sandbox cannot open a loopback port", e);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getPort() + "/");
  }

  private MockResponse dispatch(RecordedRequest request) {
    Application current = application;
    Call call =
        Call.read(
            Objects.requireNonNull(request.getMethod()),
            Objects.requireNonNull(request.getPath()),
            Objects.requireNonNull(request.getRequestUrl()),
            request.getHeaders(),
            request.getBody().readByteArray());
    String operationId = current.operationId(call);
    Fault fault = takeFault(operationId);
    boolean replaced = fault != null && fault.kind() == Fault.Kind.REPLACED;
    List<String> violations = new ArrayList<>();
    Reply reply;
    try {
      violations.addAll(current.violations(call));
      reply = replaced ? fault.reply() : current.answer(call);
    } catch (RuntimeException e) {
      reply = Reply.text(500, "The sandbox failed: " + e);
      violations.add("the sandbox failed: " + e + " at " + e.getStackTrace()[0]);
    }
    boolean cut = fault != null && fault.kind() == Fault.Kind.CUT_BEFORE_ANSWER;
    record(call, operationId, cut ? 0 : reply.status(), violations);
    return response(call, reply, fault);
  }

  private static MockResponse response(Call call, Reply reply, @Nullable Fault fault) {
    MockResponse response =
        new MockResponse().setResponseCode(reply.status()).setHeaders(reply.more());
    if (reply.reason() != null) {
      response.setStatus("HTTP/1.1 " + reply.status() + " " + reply.reason());
    }
    if (reply.contentType() != null) {
      response.addHeader("Content-Type", reply.contentType());
    }
    if (reply.status() != 204 && !call.method().equals("HEAD")) {
      response.setBody(new Buffer().write(reply.body()));
    }
    if (fault == null) {
      return response;
    }
    return switch (fault.kind()) {
      case REPLACED -> response;
      case DELAYED -> response.setHeadersDelay(fault.delay().toNanos(), TimeUnit.NANOSECONDS);
      case CUT_BEFORE_ANSWER -> response.setSocketPolicy(SocketPolicy.DISCONNECT_AFTER_REQUEST);
      case CUT_IN_BODY -> response.setSocketPolicy(SocketPolicy.DISCONNECT_DURING_RESPONSE_BODY);
    };
  }

  private synchronized void record(
      Call call, @Nullable String operationId, int status, List<String> violations) {
    calls.add(
        new RecordedCall(
            call.method(),
            call.target(),
            call.headers().toMultimap(),
            call.body(),
            operationId,
            status,
            violations));
  }

  private synchronized @Nullable Fault takeFault(@Nullable String operationId) {
    for (Iterator<Fault> pending = faults.iterator(); pending.hasNext(); ) {
      Fault fault = pending.next();
      if (fault.matches(operationId)) {
        pending.remove();
        return fault;
      }
    }
    return null;
  }

  synchronized void failNext(Fault fault, int times) {
    if (times < 1) {
      throw new IllegalArgumentException("failNext: times must be 1 at least, not " + times);
    }
    for (int i = 0; i < times; i++) {
      faults.add(fault);
    }
  }

  synchronized List<RecordedCall> calls() {
    return List.copyOf(calls);
  }

  List<String> violations() {
    List<String> all = new ArrayList<>();
    for (RecordedCall call : calls()) {
      String request = call.method() + " " + call.target().replaceFirst("\\?.*", "") + ": ";
      call.violations().forEach(violation -> all.add(request + violation));
    }
    return all;
  }

  /** Forgets calls and faults, and lets {@code fresh} answer from now on. */
  synchronized void reset(Application fresh) {
    calls.clear();
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

  /** Answers before there is anything to answer. */
  private static final class Closed implements Application {
    @Override
    public Reply answer(Call call) {
      return Reply.empty(503);
    }

    @Override
    public @Nullable String operationId(Call call) {
      return null;
    }

    @Override
    public List<String> violations(Call call) {
      return List.of();
    }
  }
}
