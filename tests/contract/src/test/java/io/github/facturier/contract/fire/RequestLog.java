package io.github.facturier.contract.fire;

import java.util.concurrent.atomic.AtomicInteger;

/** The requests of one call as the server counts them, and the outcome that the client reports. */
final class RequestLog {
  /** Requests that were received, complete or not, accepted or refused. */
  final AtomicInteger attempts = new AtomicInteger();

  /** Requests that the server carried out. */
  final AtomicInteger taken = new AtomicInteger();

  /** The last accident; null if no request was received. */
  volatile Accident accident;

  /** Whether the whole of a successful response was sent. */
  volatile boolean responded;

  /** Whether the client reports success. */
  volatile boolean succeeded;
}
