package io.github.facturier.contract.fire;

import io.github.facturier.contract.provider.WireResponse;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A server with random connection failures, which counts the requests. */
final class AccidentProneServer implements AutoCloseable {
  /** The header that identifies a call. */
  static final String MARKER = "X-Marker";

  private static final int DEAF_ONES = 12;

  private final long seed;
  private final List<Row> calls;
  private final List<RequestLog> logs;
  private final Random connections;
  private final SocketServer server;

  /** The number of accidents of each kind. */
  final Map<Accident, AtomicInteger> happened = new EnumMap<>(Accident.class);

  /** Connections that were cut before anything was read from them. */
  final AtomicInteger deaf = new AtomicInteger();

  /**
   * Starts it.
   *
   * @param calls the operations, by marker
   * @param logs the counts, by marker
   */
  AccidentProneServer(long seed, List<Row> calls, List<RequestLog> logs) {
    this.seed = seed;
    this.calls = calls;
    this.logs = logs;
    this.connections = new Random(seed);
    for (Accident accident : Accident.values()) {
      happened.put(accident, new AtomicInteger());
    }
    this.server = new SocketServer(ServerSocketFactory.getDefault(), this::accept);
  }

  String url() {
    return server.url();
  }

  private SocketServer.Conversation accept() {
    if (connections.nextInt(DEAF_ONES) == 0) {
      deaf.incrementAndGet();
      return socket -> {};
    }
    return this::hold;
  }

  private void hold(Socket socket) throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    String head = Received.head(in);
    while (head != null && serve(socket, in, head)) {
      head = Received.head(in);
    }
  }

  /** Whether the connection remains usable. */
  private boolean serve(Socket socket, InputStream in, String head) throws IOException {
    int marker = Integer.parseInt(Received.header(head, MARKER));
    RequestLog log = logs.get(marker);
    Accident accident = Accident.of(seed, marker, log.attempts.getAndIncrement());
    log.accident = accident;
    happened.get(accident).incrementAndGet();
    if (!accident.isTurnedAway()) {
      log.taken.incrementAndGet();
    }
    if (accident == Accident.CUT_IN_REQUEST) {
      return false;
    }
    return respond(Received.read(socket, in, head), calls.get(marker).success(), log, accident);
  }

  private static boolean respond(
      Received request, WireResponse success, RequestLog log, Accident accident)
      throws IOException {
    switch (accident) {
      case NONE, CUT_AFTER_RESPONSE -> {
        log.responded = true;
        request.respondAndStay(success);
      }
      case CUT_IN_HEADERS -> request.write("HTTP/1.1 200 OK\r\nContent-Le");
      case CUT_IN_BODY -> request.respondHalf(success);
      case TURNED_AWAY_429,
          DONE_THEN_408,
          DONE_THEN_425,
          DONE_THEN_500,
          DONE_THEN_502,
          DONE_THEN_503,
          DONE_THEN_504 ->
          request.respondAndStay(error(accident));
      case DONE_THEN_503_AT_ONCE -> request.respondAndStay(error(accident), "Retry-After: 0");
      case CUT_IN_REQUEST, CUT_AFTER_REQUEST -> {}
    }
    return switch (accident) {
      case CUT_IN_REQUEST, CUT_AFTER_REQUEST, CUT_IN_HEADERS, CUT_IN_BODY, CUT_AFTER_RESPONSE ->
          false;
      default -> true;
    };
  }

  private static WireResponse error(Accident accident) {
    return new WireResponse(accident.status(), null, new byte[0]);
  }

  @Override
  public void close() {
    server.close();
  }
}
