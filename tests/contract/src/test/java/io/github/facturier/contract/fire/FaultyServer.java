package io.github.facturier.contract.fire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A server with one fault at a time. Under another host name it works without faults. */
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

  /** The address of this server under the other host name. */
  static String elsewhere(Received request) {
    return "http://" + OTHER_HOST + ":" + request.socket().getLocalPort();
  }

  int port() {
    return server.port();
  }

  String url() {
    return server.url();
  }

  /** Injects a fault into calls of an operation from now on. */
  Play begin(Row row, Fault fault) {
    play = new Play(row, fault);
    return play;
  }

  @Override
  public void close() {
    server.close();
  }

  /** The requests of a client while a cell runs. */
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
      while (request != null && respond(request)) {
        request = Received.read(socket, in);
      }
    }

    /** Whether the connection remains usable. */
    private boolean respond(Received request) throws IOException {
      if (request.header("host").startsWith(OTHER_HOST)) {
        elsewhere.add(request.text());
        request.respond(row.success());
        return false;
      }
      int number = requests.incrementAndGet();
      if (fault == Fault.CUT_ON_KEPT_CONNECTION && number == 1) {
        request.respondAndStay(row.success());
        return true;
      }
      fault.happensTo(request, row);
      return false;
    }
  }
}
