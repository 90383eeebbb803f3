package io.github.facturier.sandbox;

import java.net.URI;
import java.util.List;

/** What the doubles of all providers have in common: a server that records and that can fail. */
abstract class ProviderSandbox {
  final LoopbackServer server = new LoopbackServer();

  /** Base address, to be given to the client under test in place of the provider's own. */
  public URI url() {
    return server.url();
  }

  /** Spoils the next request that the fault matches. Faults wait in the order they were given. */
  public void failNext(Fault fault) {
    failNext(fault, 1);
  }

  /**
   * Spoils the next {@code times} requests that the fault matches.
   *
   * @throws IllegalArgumentException if {@code times} is below 1
   */
  public void failNext(Fault fault, int times) {
    server.failNext(fault, times);
  }

  /** The requests that arrived, in order. */
  public List<RecordedCall> requests() {
    return server.calls();
  }

  /** What was wrong with the requests: what the OpenAPI document does not allow. */
  public List<String> violations() {
    return server.violations();
  }

  /** Starts afresh: an account as it was, no recorded requests, no pending faults. */
  public abstract void reset();

  void close() {
    server.close();
  }
}
