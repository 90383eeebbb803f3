package io.github.facturier.sandbox;

import java.net.URI;
import java.util.List;

/** What the test doubles of all providers share: a server that records requests and can fail. */
abstract class ProviderSandbox {
  final RecordingServer server = new RecordingServer();

  /** Base URL, to be given to the client under test in place of the provider's own. */
  public URI url() {
    return server.url();
  }

  /**
   * Injects a fault into the next request that it matches. Pending faults apply in the order they
   * were added.
   */
  public void failNext(Fault fault) {
    failNext(fault, 1);
  }

  /**
   * Injects a fault into the next {@code times} requests that it matches.
   *
   * @throws IllegalArgumentException if {@code times} is below 1
   */
  public void failNext(Fault fault, int times) {
    server.failNext(fault, times);
  }

  /** The requests received, in order. */
  public List<RecordedCall> requests() {
    return server.calls();
  }

  /** How the requests violate the provider's OpenAPI document; empty if they do not. */
  public List<String> violations() {
    return server.violations();
  }

  /** Restores the initial state: the account as it was, no recorded requests, no pending faults. */
  public abstract void reset();

  void close() {
    server.close();
  }
}
