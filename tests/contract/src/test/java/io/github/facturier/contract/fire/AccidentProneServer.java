package io.github.facturier.contract.fire;

import io.github.facturier.contract.provider.WireAnswer;
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

/** A server where anything may break at any time, and which counts what it was asked to do. */
final class AccidentProneServer implements AutoCloseable {
  /** The header that tells one call from another. */
  static final String MARKER = "X-Marker";

  private static final int DEAF_ONES = 12;

  private final long seed;
  private final List<Row> calls;
  private final List<RequestLog> logs;
  private final Random connections;
  private final SocketServer server;

  /** How often each happened. */
  final Map<Accident, AtomicInteger> happened = new EnumMap<>(Accident.class);

  /** Connections that were cut before anything was read from them. */
  final AtomicInteger deaf = new AtomicInteger();

  /**
   * Starts it.
   *
   * @param calls the operations, by marker
   * @param logs what is counted, by marker
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

  /** Whether the connection is still of use. */
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
    return answer(Received.read(socket, in, head), calls.get(marker).success(), log, accident);
  }

  private static boolean answer(
      Received request, WireAnswer success, RequestLog log, Accident accident) throws IOException {
    switch (accident) {
      case NONE, CUT_AFTER_ANSWER -> {
        log.answered = true;
        request.answerAndStay(success);
      }
      case CUT_IN_HEADERS -> request.write("HTTP/1.1 200 OK\r\nContent-Le");
      case CUT_IN_BODY -> request.answerHalf(success);
      case TURNED_AWAY_429,
          DONE_THEN_408,
          DONE_THEN_425,
          DONE_THEN_500,
          DONE_THEN_502,
          DONE_THEN_503,
          DONE_THEN_504 ->
          request.answerAndStay(error(accident));
      case DONE_THEN_503_AT_ONCE -> request.answerAndStay(error(accident), "Retry-After: 0");
      case CUT_IN_REQUEST, CUT_AFTER_REQUEST -> {}
    }
    return switch (accident) {
      case CUT_IN_REQUEST, CUT_AFTER_REQUEST, CUT_IN_HEADERS, CUT_IN_BODY, CUT_AFTER_ANSWER ->
          false;
      default -> true;
    };
  }

  private static WireAnswer error(Accident accident) {
    return new WireAnswer(accident.status(), null, new byte[0]);
  }

  @Override
  public void close() {
    server.close();
  }
}
