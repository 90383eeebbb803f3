package io.github.facturier.sandbox;

import io.github.facturier.sandbox.http.Application;
import io.github.facturier.sandbox.http.Exchange;
import io.github.facturier.sandbox.http.LoopbackServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A server that keeps the requests it received. Thread-safe. */
final class RecordingServer implements AutoCloseable {
  private final List<RecordedCall> calls = new ArrayList<>();
  private final LoopbackServer server = new LoopbackServer(this::record);

  private synchronized void record(Exchange exchange) {
    calls.add(RecordedCall.of(exchange));
  }

  URI url() {
    return server.url();
  }

  void failNext(Fault fault, int times) {
    server.failNext(fault.injected(), times);
  }

  /** The requests so far, in order. */
  synchronized List<RecordedCall> calls() {
    return List.copyOf(calls);
  }

  /** The violations of all requests so far, each with method and path of its request. */
  List<String> violations() {
    List<String> all = new ArrayList<>();
    for (RecordedCall call : calls()) {
      String request = call.method() + " " + call.target().replaceFirst("\\?.*", "") + ": ";
      call.violations().forEach(violation -> all.add(request + violation));
    }
    return all;
  }

  /** Drops requests and pending faults, and serves another application from now on. */
  synchronized void reset(Application application) {
    calls.clear();
    server.reset(application);
  }

  @Override
  public void close() {
    server.close();
  }
}
