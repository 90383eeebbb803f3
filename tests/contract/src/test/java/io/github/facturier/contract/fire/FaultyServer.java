package io.github.facturier.contract.fire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/**
 * A server that does one thing wrong at a time. It is another host, too, under another name, where
 * all is well.
 */
final class FaultyServer implements AutoCloseable {
  private static final String OTHER_HOST = "localhost";

  private final SocketServer server;
  private volatile Play play = new Play(null, null);

  FaultyServer(ServerSocketFactory sockets) {
    server =
        new SocketServer(
            sockets,
            () -> {
              Play now = play;
              return socket -> now.hold(socket);
            });
  }

  /** The address of the other host that a request's own server is. */
  static String elsewhere(Received request) {
    return "http://" + OTHER_HOST + ":" + request.socket().getLocalPort();
  }

  int port() {
    return server.port();
  }

  String url() {
    return server.url();
  }

  /** From now on this goes wrong, with calls of this operation. */
  Play begin(Row row, Fault fault) {
    play = new Play(row, fault);
    return play;
  }

  @Override
  public void close() {
    server.close();
  }

  /** What is seen of a client while one cell is run. */
  static final class Play {
    private final Row row;
    private final Fault fault;
    final AtomicInteger requests = new AtomicInteger();
    final Queue<String> elsewhere = new ConcurrentLinkedQueue<>();

    private Play(Row row, Fault fault) {
      this.row = row;
      this.fault = fault;
    }

    private void hold(Socket socket) throws IOException {
      if (fault == Fault.CUT_BEFORE_REQUEST) {
        return;
      }
      InputStream in = new BufferedInputStream(socket.getInputStream());
      Received request = Received.read(socket, in);
      while (request != null && answer(request)) {
        request = Received.read(socket, in);
      }
    }

    /** Whether the connection is still of use. */
    private boolean answer(Received request) throws IOException {
      if (request.header("host").startsWith(OTHER_HOST)) {
        elsewhere.add(request.text());
        request.answer(row.success());
        return false;
      }
      int number = requests.incrementAndGet();
      if (fault == Fault.CUT_ON_KEPT_CONNECTION && number == 1) {
        request.answerAndStay(row.success());
        return true;
      }
      fault.happensTo(request, row);
      return false;
    }
  }
}
