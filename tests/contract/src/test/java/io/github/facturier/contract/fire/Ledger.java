package io.github.facturier.contract.fire;

import java.util.concurrent.atomic.AtomicInteger;

/** What a server knows of one call, whatever the client thinks of it. */
final class Ledger {
  /** Requests that came, even if only their beginning did, and even if they were turned away. */
  final AtomicInteger attempts = new AtomicInteger();

  /** Those among them that the server took to be carried out. */
  final AtomicInteger taken = new AtomicInteger();

  /** The last thing that happened. */
  volatile Accident accident;

  /** Whether the whole of a successful answer was sent. */
  volatile boolean answered;

  /** What the client reports: whether the call brought its result. */
  volatile boolean succeeded;
}
